"""Rounds to test with, made on the screen of an editor, and testers who send the form as a browser does."""

import uuid
from datetime import date

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.panel import actions
from content.panel.models import PanelRound
from content.panel.texts import Subject, read_texts
from tests.content.reading import soup
from trajectory.journey.moment import ContactMoment

OURS = {"origin": "http://testserver"}
QUESTIONS = {
    "nl": ("Wie maakt het plan?", "U en de gemeente", "De school\nDe IND"),
    "ar": ("من يضع الخطة؟", "أنت والبلدية", "المدرسة\nدائرة الهجرة"),
    "ti": ("ነቲ ውጥን መን የዳልዎ?", "ንስኹምን ምምሕዳር ከተማን", "ቤት ትምህርቲ\nIND"),
    "tr": ("Planı kim yapar?", "Siz ve belediye", "Okul\nIND"),
}
JUNE = date(2027, 5, 31)
BSN, PHONE, EMAIL, ADDRESS = "111222333", "06 12345678", "amina@voorbeeld.example", "203.0.113.77"
SECRETS = (BSN, PHONE, EMAIL, "١١١٢٢٢٣٣٣")
# Sentences of M06 counted by hand: the title, two of the summary, one of the when, three of the line below it.
KNOWN = {1: "U krijgt uw plan van de gemeente", 2: "Dit plan heet het PIP.", 3: "Daarin staat wat u gaat doen."}
KNOWN |= {5: "De gemeente geeft u een PIP.", 7: "Participatie betekent meedoen."}
RIGHT = {code: right for code, (_question, right, _wrong) in QUESTIONS.items()}
I_DO_NOT_KNOW = {"nl": "Ik weet het niet", "ar": "لا أعرف", "ti": "ኣይፈልጦን"}
# Ten people: language, what they choose, what they tick and write.
TEN = (
    ("nl", RIGHT["nl"], {"zin_3": "not-clear", "woorden_3": f"Bel mij op {PHONE}, ik weet het niet"}),
    ("nl", RIGHT["nl"], {"zin_3": ["not-clear", "missing"]}),
    ("nl", "De school", {"zin_3": "not-clear", "zin_7": "not-true", "woorden_7": f"Mijn nummer is {BSN}"}),
    ("nl", I_DO_NOT_KNOW["nl"], {}),
    ("ar", RIGHT["ar"], {"zin_2": "not-clear", "woorden_2": f"ما معنى PIP؟ {EMAIL}"}),
    ("ar", "المدرسة", {"zin_2": "missing"}),
    ("ar", I_DO_NOT_KNOW["ar"], {"zin_2": "not-clear", "woorden_2": "لا أفهم هذه الكلمة ١١١٢٢٢٣٣٣"}),
    ("ti", RIGHT["ti"], {"zin_2": "not-true", "woorden_2": "ሓቂ ኣይኮነን"}),
    ("ti", RIGHT["ti"], {}),
    ("ti", RIGHT["ti"], {"zin_1": "not-clear"}),
)


def round_form(*codes: str, ends_on: date, **more: str) -> dict[str, str]:
    """The form of a new round in these languages."""
    data = {"ends_on": ends_on.isoformat(), "form": str(uuid.uuid4())}
    for code in codes:
        question, right, wrong = QUESTIONS[code]
        data |= {f"{code}-chosen": "on", f"{code}-question1": question}
        data |= {f"{code}-right1": right, f"{code}-wrong1": wrong}
    return data | more


def make_round(client, subject: str, *codes: str, ends_on: date) -> dict[str, str]:
    """By language the path of the private link, as the screen shows it once."""
    address = f"{reverse('panel-new')}?tekst={subject}"
    answer = client.post(address, round_form(*codes, ends_on=ends_on))
    assert answer.status_code == 200, answer.text
    shown = [field["value"] for field in soup(answer).select("input.panel-link__address")]
    assert len(shown) == len(codes), answer.text
    paths = ["/" + each.split("/", 3)[3] for each in shown]
    return {code: next(path for path in paths if path.startswith(f"/{code}/lezerstest/")) for code in codes}


def found_round(*codes: str, keeper=None, moment: str = "M06") -> PanelRound:
    """A round about a contact moment that is open for four weeks, without the screen of an editor."""
    subject = Subject("moment", ContactMoment.objects.get(code=moment))
    asked = {}
    for code in codes:
        question, right, wrong = QUESTIONS[code]
        asked[code] = [{"question": question, "options": [right, *wrong.split("\n")], "right": 0}]
    kept = {"ends_on": actions.last_day(timezone.localdate()), "made_by": keeper, "made_with": uuid.uuid4()}
    return actions.make_round(subject=subject, texts=read_texts(subject), questions=asked, **kept)[0]


def newcomer(**more) -> Client:
    """A browser of somebody who has only the link: it has no cookie, and checks what Django would check."""
    return Client(enforce_csrf_checks=True, headers=OURS, **more)


def option_of(client: Client, link: str, answer: str) -> str:
    """What the form sends for the option with these words; the order of options is another one in each round."""
    labels = soup(client.get(link)).select(".panel__question label")
    return next(label.input["value"] for label in labels if label.get_text(strip=True) == answer)


def send(client: Client, link: str, answer: str, **typed):
    """Tick and write (`zin-3` and `woorden-3` as zin_3 and woorden_3), choose the answer with these words, and send."""
    fields = {name.replace("_", "-"): value for name, value in typed.items()}
    return client.post(link, fields | {"vraag-0": option_of(client, link, answer)})
