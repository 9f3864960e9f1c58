import json, pytest, logging
from django.test import Client
from tests.drills.aims import doors, meant
from tests.drills.asking import make_quick, ask, Tally
from tests.drills.town import *
from tests.drills.table import refused
from tests.content.doors import address
pytestmark = pytest.mark.django_db
def test_d(db, settings, tmp_path, monkeypatch, sign_in):
    settings.MEDIA_ROOT = tmp_path/"media"
    make_quick(monkeypatch); logging.disable(logging.WARNING)
    towns=found_towns(); others=people(towns); nation=found_nation(others["national"])
    cl={"nobody":Client(),"nothing":sign_in(others["nothing"]),"editor":sign_in(towns["alfa"].person),"both":sign_in(others["both"]),"turkish":sign_in(others["turkish"]),"national":sign_in(others["national"]),"reviewer":sign_in(others["reviewer"]),"publisher":sign_in(others["publisher"])}
    t=Tally("dump"); out={}
    from content.editing.guard import may_enter
    for name,pattern in doors():
        if name.startswith(("wagtailsnippets_","wagtailsnippetchoosers_")) and not any(x in name for x in ("recording","_fact","_partner","contactmoment","_contactpoint")): continue
        for role in cl:
            for m in ("get","post"):
                res=[]
                for town in (towns["alfa"], towns["gamma"]):
                    g=meant(name,town)
                    for k in g:
                        if g[k]==0: g[k]=nation.numbers.get({"pk":"bundle"}.get(k,""),0) if "bundle" in name else (nation.numbers["letter"] if name.startswith("post") else 1)
                    w=address(pattern,page=0,given=g)
                    a,_=ask(t,cl[role],m,w)
                    res.append(f"{a.status_code}{'x' if refused(a) else ''}")
                out.setdefault(name,{})[role+" "+m]="/".join(res)
    json.dump({"out":out,"wrong":t.wrong}, open("/tmp/w-rights-dump.json","w"), indent=1)
    logging.disable(logging.NOTSET)
