def admin_guard(get_response):
    return get_response


def one_transaction(get_response):
    return get_response
