"""From a file of design tokens to a small style sheet: what is read, what is refused and why."""

import json

import pytest
from django.utils import translation

from content.partners.contrast import contrast
from content.partners.theme import LEAST_TOKENS, check_theme, contrasts_of
from content.partners.tokens import WrongTheme
from content.partners.values import clean_value
from tests.content.theming import EXAMPLE, FLAT, file_of, ours

DOCUMENT = "basis-color-default-bg-document"
INK = "basis-color-default-color-document"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def refused(content: bytes) -> list[str]:
    with pytest.raises(WrongTheme) as wrong:
        check_theme(content, ours())
    return wrong.value.sentences


def nested(**groups: object) -> bytes:
    """The flat file as nested groups, with what is given beside or inside them."""
    tree: dict = {}
    for name, value in FLAT.items():
        tree[name.removeprefix("--")] = {"$type": "color", "$value": value}
    return json.dumps(tree | groups).encode()


def test_flat_file_becomes_one_rule_with_its_tokens():
    theme = check_theme(file_of(), ours())

    assert len(theme.tokens) == 12
    assert theme.css.startswith(
        ":root{--basis-color-default-bg-subtle:#f7f9fc;--basis-color-default-bg-document:#ffffff;"
    )
    assert theme.css.endswith("}\n")
    assert len(theme.css) < 2048
    assert len(theme.digest) == 12


def test_example_of_the_repository_is_a_theme():
    theme = check_theme(EXAMPLE.read_bytes(), ours())

    assert len(theme.tokens) == 21
    assert theme.tokens["basis-color-action-1-inverse-bg-default"] == "#0b5563"
    assert theme.tokens["basis-border-radius-sm"] == "0.25rem"


def test_same_tokens_have_the_same_address_and_others_another():
    again = check_theme(json.dumps(dict(reversed(FLAT.items()))).encode(), ours())

    assert again.digest == check_theme(file_of(), ours()).digest
    assert again.digest != check_theme(file_of({f"--{INK}": "#111111"}), ours()).digest


def test_reference_is_followed_through_groups_and_to_a_name_of_css():
    paint = {"ink": {"value": "{paint.dark}"}, "dark": {"value": "#0a0a0a"}}
    group = {"$type": "color", "$value": "{paint.ink}"}

    theme = check_theme(
        nested(paint=paint, **{INK: group, "basis-focus-outline-color": {"value": f"var(--{INK})"}}), ours()
    )

    assert theme.tokens[INK] == "#0a0a0a"
    assert theme.tokens["basis-focus-outline-color"] == "#0a0a0a"


def test_reference_in_a_circle_is_refused():
    circle = {INK: {"value": "{round.a}"}, "round": {"a": {"value": "{round.b}"}, "b": {"value": "{round.a}"}}}

    assert refused(nested(**circle)) == [f"--{INK}: its reference goes round in a circle: round-a → round-b."]


def test_reference_to_nothing_is_refused():
    assert refused(nested(**{INK: {"value": "{nothing.here}"}})) == [
        f"--{INK}: it refers to nothing-here, which the file does not have."
    ]


def test_sets_of_the_figma_plugin_are_laid_over_each_other_without_the_dark_ones():
    def tokens(ink: str) -> dict:
        return {"basis": {"color": {"default": {"color-document": {"$value": ink}}}}}

    base = {name.removeprefix("--"): {"$value": value} for name, value in FLAT.items()}
    sets = {"brand": base, "common": tokens("#202020"), "scheme-dark/common": tokens("#ffffff")}
    order = {"$metadata": {"tokenSetOrder": list(sets)}}

    assert check_theme(json.dumps(sets | order).encode(), ours()).tokens[INK] == "#202020"


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("#FFF", "#ffffff"),
        ("rgb(255 255 255)", "#ffffff"),
        ("rgb(250, 250, 250)", "#fafafa"),
        ("hsl(0 0% 100%)", "#ffffff"),
        ("hsl(120deg 100% 25%)", "#008000"),
        ("oklch(100% 0 0)", "#ffffff"),
        ({"colorSpace": "srgb", "components": [1, 1, 1], "hex": "#ffffff"}, "#ffffff"),
    ],
)
def test_colour_is_written_anew_as_hexadecimal(given, written):
    assert clean_value(DOCUMENT, given) == written


@pytest.mark.parametrize(
    ("name", "given", "written"),
    [
        ("basis-border-radius-md", "8px", "0.5rem"),
        ("basis-border-radius-md", 0, "0rem"),
        ("basis-border-radius-md", {"value": 4, "unit": "px"}, "0.25rem"),
        ("basis-text-font-size-md", "18px", "1.125rem"),
        ("basis-text-font-size-md", "1.2em", "1.2em"),
        ("basis-text-font-weight-bold", "Bold", "700"),
        ("basis-text-font-weight-bold", 600, "600"),
        ("basis-pointer-target-min-block-size", "3rem", "3rem"),
        ("basis-focus-outline-width", "2px", "0.125rem"),
    ],
)
def test_length_and_weight_are_written_anew(name, given, written):
    assert clean_value(name, given) == written


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("url(https://example.org/x.png)", "“url(” may not stand in it"),
        ("expression(alert(1))", "“expression” may not stand in it"),
        ("</style><script>", "“</” may not stand in it"),
        ("#fff;color:red", "“;” may not stand in it"),
        ("#fff}body{display:none", "“}” may not stand in it"),
        ("@import 'x'", "“@” may not stand in it"),
        ("#fff/* x */", "“/*” may not stand in it"),
        (r"#fff\9", "“\\” may not stand in it"),
        ("#fff !important", "“!” may not stand in it"),
        ("var(--other, #fff)", "it is no colour such as #4a2545, rgb(), hsl() or oklch()"),
        ("white", "it is no colour such as #4a2545, rgb(), hsl() or oklch()"),
        ("#12345", "it is no colour such as #4a2545, rgb(), hsl() or oklch()"),
        ("color-mix(in srgb, red, blue)", "it is no colour such as #4a2545, rgb(), hsl() or oklch()"),
        (None, "it is no colour such as #4a2545, rgb(), hsl() or oklch()"),
        ("#ffffff80", "a colour must not let another shine through"),
        ("rgb(255 255 255 / 50%)", "a colour must not let another shine through"),
    ],
)
def test_anything_but_a_plain_colour_is_refused_with_its_reason(value, reason):
    assert refused(file_of({f"--{DOCUMENT}": value})) == [f"--{DOCUMENT}: {reason}."]


def test_colour_of_the_w3c_format_that_is_none_is_refused():
    broken = {"$type": "color", "$value": {"colorSpace": "srgb", "components": ["x", 1, 1]}}

    assert refused(nested(**{DOCUMENT: broken})) == [
        f"--{DOCUMENT}: it is no colour such as #4a2545, rgb(), hsl() or oklch()."
    ]


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("basis-text-font-size-md", "6px", "it must be from 0.875 to 4 rem"),
        ("basis-text-font-size-md", "calc(1rem + 1vw)", "it is no length in px, rem or em"),
        ("basis-text-font-size-md", "-1rem", "it is no length in px, rem or em"),
        ("basis-text-font-size-md", "12", "it is no length in px, rem or em"),
        ("basis-focus-outline-width", "0px", "it must be from 0.125 to 0.5 rem"),
        ("basis-text-font-weight-bold", "Thin", "it is no weight from 500 to 900"),
        ("basis-text-font-weight-bold", "400", "it is no weight from 500 to 900"),
    ],
)
def test_size_out_of_bounds_is_refused_with_its_reason(name, value, reason):
    assert refused(file_of({f"--{name}": value})) == [f"--{name}: {reason}."]


def test_unsafe_value_is_refused_in_a_token_we_do_not_use_too():
    assert refused(file_of({"--basis-picture": "url(x)"})) == ["--basis-picture: “url(” may not stand in it."]


def test_fonts_and_unused_tokens_are_named_and_left_out():
    more = {"--basis-text-font-family-default": "Comic, sans-serif", "--basis-space-md": "8px", "--utrecht-x": "url(y)"}

    theme = check_theme(file_of(more), ours())

    assert theme.ignored == ("basis-space-md", "basis-text-font-family-default")
    assert "Comic" not in theme.css


def test_file_with_too_few_tokens_says_which_are_missing():
    few = dict(list(FLAT.items())[:11])

    (sentence,) = refused(json.dumps(few).encode())

    assert LEAST_TOKENS == 12
    assert sentence.startswith("Fewer than 12 tokens that this site uses. These are missing: ")
    assert "--basis-focus-outline-color" in sentence
    assert "--basis-color-default-bg-document" not in sentence


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b"1", b"{", b'{"$metadata": 1}', b"[" * 100_000])
def test_what_is_no_file_of_tokens_is_refused(content):
    assert refused(content) == ["This is no file of design tokens (JSON)."]


def test_file_of_more_than_three_megabytes_is_not_read():
    assert refused(b" " * 3_000_001) == ["This file is larger than a file of tokens."]


# Calculated by hand with the formula of WCAG 2: (lighter + .05) / (darker + .05).
@pytest.mark.parametrize(
    ("front", "back", "ratio"),
    [("#000000", "#ffffff", 21), ("#767676", "#ffffff", 4.54), ("#777777", "#ffffff", 4.48), ("#fff", "#fff", 1)],
)
def test_contrast_is_that_of_wcag(front, back, ratio):
    assert round(contrast(front, back), 2) == ratio


def test_text_just_below_the_limit_is_refused_and_just_above_is_kept():
    grey = {
        f"--{DOCUMENT}": "#fff",
        "--basis-color-default-bg-subtle": "#fff",
        "--basis-color-default-bg-default": "#fff",
    }
    grey |= {"--basis-color-accent-1-bg-default": "#ffffff"}
    subtle = "--basis-color-default-color-subtle"

    kept = check_theme(file_of(grey | {subtle: "#767676"}), ours())

    assert kept.tokens[subtle.removeprefix("--")] == "#767676"
    assert f"{subtle} on --{DOCUMENT}: contrast 4.48, at least 4.5 is needed." in refused(
        file_of(grey | {subtle: "#777777"})
    )


def test_line_of_a_field_needs_three_to_one():
    sentences = refused(file_of({"--basis-color-default-border-default": "#c0c7d2"}))

    assert f"--basis-color-default-border-default on --{DOCUMENT}: contrast 1.70, at least 3 is needed." in sentences
    assert len(sentences) == 3


def test_our_lanes_must_stay_readable_on_the_ground_of_a_theme():
    sentences = refused(file_of({f"--{DOCUMENT}": "#d0c0b0"}))

    assert any(sentence.startswith(f"--org-coa on --{DOCUMENT}: contrast 3.") for sentence in sentences)


def test_everything_wrong_is_said_at_once():
    wrong = {f"--{INK}": "#999999", "--basis-border-radius-md": "wide", "--basis-color-info-bg-default": "url(x)"}

    sentences = refused(file_of(wrong))

    assert {"--basis-border-radius-md: it is no length in px, rem or em."} < set(sentences)
    assert {"--basis-color-info-bg-default: “url(” may not stand in it."} < set(sentences)
    assert any(sentence.startswith(f"--{INK} on --{DOCUMENT}") for sentence in sentences)


def test_our_own_colours_are_readable_without_a_theme():
    assert [pair for pair in contrasts_of({}, ours()) if not pair.enough] == []


def test_every_token_our_style_sheet_reads_can_be_filled():
    # Written by hand, group by group, from static/css/tokens.css.
    assert len(ours().tokens) == 38
    for name in ours().tokens:
        value = (
            "#123456" if "color" in name else "700" if "weight" in name else "2px" if "outline" in name else "1.5rem"
        )
        assert clean_value(name, value)
