"""The kinds of pages a visitor meets, with how much each must hold before anything is said about it."""

from dataclasses import dataclass
from pathlib import Path

import yaml

JOURNEYS = yaml.safe_load((Path(__file__).parents[1] / "trajectory" / "journeys.yaml").read_text("utf-8"))
ROUTE = "groep=asielstatushouder&route=b1&gemeente=voorbeeldgemeente"
MOMENTS = JOURNEYS["asielstatushouder"]["b1"].split()


@dataclass(frozen=True)
class Kind:
    """One kind of page: its address before and behind the language, and what at least `count` of must be on it."""

    path: str
    holds: str
    count: int
    status: int = 200
    root: str = ""

    def address(self, code: str) -> str:
        return f"{self.root}/{code}{self.path}"


KINDS = {
    "home": Kind("/", "main input[name=groep]", 9),
    "section": Kind("/traject/", "main a[href*='/traject/']", 10),
    "topic": Kind("/traject/plan-pip/", "main h2", 3),
    "chooser": Kind("/klantreis/", "main input[name=groep]", 9),
    "journey": Kind(f"/klantreis/?{ROUTE}", "li[id^='m-']", len(MOMENTS)),
    "journey at a step": Kind(f"/klantreis/?{ROUTE}&stap=M06", "li.is-done, li.is-now, li.is-soon", 20),
    "comparison": Kind(
        "/klantreis/vergelijk/?groep=asielstatushouder&route=b1&met-groep=gezinsmigrant&met-route=z", "main select", 4
    ),
    "journey before the plan": Kind("/klantreis/?groep=weet-ik-niet", "li[id^='m-'] h3 a", 6),
    "decision": Kind("/moet-ik-inburgeren/", "main input[name=a]", 2),
    "decision question": Kind("/moet-ik-inburgeren/?a=m7&a=c9&a=w6", "main input[type=radio]", 6),
    "decision outcome": Kind("/moet-ik-inburgeren/?a=m7&a=c9&a=w6&a=f2&a=l8&a=r3&a=n9&a=s4", "main li a", 8),
    "decision gone astray": Kind("/moet-ik-inburgeren/?a=m7&a=zz", "main a", 2, 400),
    "moment": Kind(f"/klantreis/M06/?{ROUTE}", "main h2", 5),
    "local moment": Kind(f"/klantreis/lokaal/voorbeeldgemeente/taalcafe/?{ROUTE}", "main h2, main .local", 3),
    "my dates": Kind("/mijn-traject/", "main fieldset", 12),
    "register of sources": Kind("/over/", "main li", 20),
    "film": Kind("/film/?hoofdstuk=plan", "main video, main figure nav a", 14),
    "open data": Kind("/open-data/", "main h2", 6),
    "search": Kind("/zoeken/?q=pip", "main li a", 5),
    "contact": Kind("/contact/", "main h2", 3),
    "words": Kind("/woorden/", "dl dt", 76),
    "questions": Kind("/vragen/", "main summary", 30),
    "question": Kind("/vragen/boete-krijgen/", "main h2", 2),
    "municipality": Kind("/gemeente/utrecht/", "main form", 1),
    "unknown municipality": Kind("/gemeente/?plaats=nergens", "option", 342, 400),
    "partners": Kind("/partners/?deel=route&groep=gezinsmigrant", "main select, main textarea", 9),
    "partner gone astray": Kind("/partners/?deel=moment&een=Z99", "main select, main .notice", 6, 400),
    "part in a frame": Kind("/klantreis/M06/", "main h2", 5, root="/embed"),
    "no part in a frame": Kind("/klantreis/Z99/", "main a", 2, 404, root="/embed"),
    "unknown page": Kind("/bestaat-niet/", "main a[hreflang]", 12, 404),
    "unknown postcode": Kind("/klantreis/?groep=gezinsmigrant&gemeente=0000", "option", 343, 400),
}
# Pages that only the tests have.
MADE_HERE = {"media": Kind("/beeld/", "main figure, main a[href$='.pdf']", 4)}
# Dutch text inside the frame of another language; only the Dutch parts say so themselves.
DUTCH_INSIDE = {
    "moment with Dutch parts": Kind("/klantreis/M06/", "main [lang=nl]", 4),
    "topic in Dutch": Kind("/traject/plan-pip/", "article[lang=nl][dir=ltr] h2", 3),
    "municipality in Dutch": Kind("/gemeente/voorbeeldgemeente/", "article[lang=nl][dir=ltr] h1", 1),
}
