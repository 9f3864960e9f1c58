"""Terms are marked where a reader meets them in running text, and nothing else on the page changes."""

import random
import re

import pytest
from bs4 import BeautifulSoup

from content.glossary.mark import INSIDE, Vocabulary, fold, mark, vocabulary

DUTCH = {
    "gemeente": "gemeente",
    "plan": "plan",
    "persoonlijk plan": "pip",
    "PIP": "pip",
    "MAP": "map",
    "BIO": "bio",
    "DigiD": "digid",
    "azc": "azc",
    "azc's": "azc",
    "college van B&W": "college",
    "tolk": "tolk",
    "'s middags": "middag",
    "middags": "namiddag",
}
ARABIC = {"البلدية": "gemeente", "بلدية": "gemeente", "قرض": "lening", "خطة الاندماج": "pip", "PIP": "pip"}
TIGRINYA = {"ምምሕዳር ከተማ": "gemeente", "ውሳነ": "beschikking"}
KNOWN = {"nl": vocabulary(DUTCH), "ar": vocabulary(ARABIC), "ti": vocabulary(TIGRINYA)}
FENCE = re.compile("⟦(.*?)⟧")


def marked(html: str, tongue: str = "nl") -> str:
    """The HTML with a fence around every marked word."""
    return mark(html, tongue, KNOWN, lambda code, written, tag: f"⟦{written}⟧")


def found(html: str, tongue: str = "nl") -> list[str]:
    """The words that were marked, in reading order."""
    return FENCE.findall(marked(html, tongue))


def drawn(html: str, tongue: str = "nl") -> list[tuple[str, str, str]]:
    """What was asked of the pencil: term, words as written, language."""
    asked = []
    mark(html, tongue, KNOWN, lambda *what: asked.append(what) or "")
    return asked


def test_word_is_marked_with_its_term_as_it_was_written():
    assert drawn("<p>Uw Gemeente maakt het plan.</p>") == [("gemeente", "Gemeente", "nl"), ("plan", "plan", "nl")]


@pytest.mark.parametrize(
    "text",
    ["gemeentehuis", "streekgemeente", "gemeentes", "mini-gemeente", "PIP2", "_tolk", "tolken", "vertolkt"],
)
def test_part_of_a_longer_word_is_left_alone(text):
    assert found(f"<p>Het {text} is open.</p>") == []


@pytest.mark.parametrize("text", ["gemeente", "gemeente.", "“gemeente”", "(gemeente)", "gemeente, of", "en gemeente"])
def test_word_between_spaces_and_signs_is_marked(text):
    assert found(f"<p>{text}</p>") == ["gemeente"]


def test_longest_form_wins():
    assert drawn("<p>Uw persoonlijk plan.</p>") == [("pip", "persoonlijk plan", "nl")]


@pytest.mark.parametrize("text", ["map", "Map", "bio", "Bio", "digid", "Pip"])
def test_abbreviation_in_small_letters_is_another_word(text):
    assert found(f"<p>Bewaar de {text} thuis.</p>") == []


@pytest.mark.parametrize("text", ["MAP", "BIO", "DigiD", "PIP"])
def test_abbreviation_in_capitals_is_marked(text):
    assert found(f"<p>U hebt de {text} nodig.</p>") == [text]


def test_term_is_marked_once_in_a_section_whatever_form_it_has():
    assert found("<p>Uw PIP.</p><p>Dat PIP, uw persoonlijk plan.</p><ul><li>PIP</li></ul>") == ["PIP"]


def test_term_is_marked_again_under_the_next_heading_of_a_section():
    html = "<h2>Een</h2><p>tolk en tolk</p><h3>Klein</h3><p>tolk</p><h2>Twee</h2><p>een tolk, de gemeente</p>"

    assert found(html) == ["tolk", "tolk", "gemeente"]


@pytest.mark.parametrize(
    "name",
    ["a", "button", "h1", "h2", "h3", "h4", "dt", "summary", "label", "option", "cite", "code", "nav", "time", "dfn"],
)
def test_what_is_pressed_or_names_something_is_left_alone(name):
    html = f"<{name}>De <b>gemeente</b> en de tolk</{name}>"

    assert marked(html) == html


def test_text_after_what_is_left_alone_is_marked_for_the_first_time():
    html = '<p>Zie <a href="/nl/">uw gemeente</a>. De gemeente belt.</p><dl><dt>Tolk</dt><dd>Een tolk helpt.</dd></dl>'

    assert marked(html) == html.replace("De gemeente", "De ⟦gemeente⟧").replace("Een tolk", "Een ⟦tolk⟧")


@pytest.mark.parametrize(
    "picture",
    [
        '<svg class="x" aria-hidden="true"><use href="#p-help"></use></svg>',
        '<svg class="x"><use href="#p-help"/></svg>',
        "<svg><title>gemeente</title></svg>",
        '<img src="x.png" alt="gemeente">',
        "<br>",
        "<br/>",
        '<input value="gemeente">',
        "<hr>",
    ],
)
def test_picture_or_empty_element_does_not_end_the_marking(picture):
    html = f"<p>{picture}uw gemeente en <b>de {picture} tolk</b> met PIP</p>"

    assert found(html) == ["gemeente", "tolk", "PIP"]


def test_text_in_another_language_is_marked_by_its_own_words_and_the_text_after_it_by_those_around():
    html = '<div>tolk بلدية<p lang="ar" dir="rtl">tolk <b>بلدية</b> PIP</p>بلدية gemeente</div>'

    assert drawn(html) == [
        ("tolk", "tolk", "nl"),
        ("gemeente", "بلدية", "ar"),
        ("pip", "PIP", "ar"),
    ]
    assert found('<p lang="ar">tolk</p><p>tolk</p>') == ["tolk"]


def test_dutch_inside_arabic_inside_dutch_is_dutch_again():
    html = '<p>MAP <span lang="ar">قرض <bdi lang="nl">tolk</bdi> خطة الاندماج</span> gemeente</p>'

    assert [(written, tag) for _, written, tag in drawn(html)] == [
        ("MAP", "nl"),
        ("قرض", "ar"),
        ("tolk", "nl"),
        ("خطة الاندماج", "ar"),
        ("gemeente", "nl"),
    ]


def test_text_in_a_language_without_words_is_left_alone():
    html = '<p lang="en">Your PIP, MAP and <b>tolk</b></p>'

    assert marked(html) == html
    assert vocabulary({}) is None


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Het plan (PIP).", "(PIP)."),
        ("Een “tolk”, gratis", "“tolk”,"),
        ("Vraag de gemeente!", "gemeente!"),
        ("قال: «بلدية»، ثم", "«بلدية»،"),
    ],
)
def test_bracket_or_full_stop_stays_with_the_word_it_belongs_to(text, whole):
    tongue = "ar" if "«" in text else "nl"

    html = mark(f"<p>{text}</p>", tongue, KNOWN, lambda code, written, tag: f"<button>{written}</button>")

    buttons = BeautifulSoup(html, "html.parser").find_all("button")
    assert buttons[-1].parent.name == "span"
    assert buttons[-1].parent.get_text() == whole


def test_word_that_stands_alone_gets_nothing_around_it():
    assert marked("<p>een tolk erbij</p>") == "<p>een ⟦tolk⟧ erbij</p>"


@pytest.mark.parametrize("text", ["والبلدية", "البلديات", "بلديتك", "قرضًا", "قرضٌ", "مقرض"])
def test_arabic_word_with_more_letters_or_vowel_signs_is_never_cut(text):
    assert found(f"<p>هذا {text} هنا</p>", "ar") == []


@pytest.mark.parametrize("text", ["البلدية", "البلدية،", "البلدية؟", "(البلدية)", "البلدية؛", "\u200fالبلدية"])
def test_arabic_word_between_arabic_signs_is_marked(text):
    assert found(f"<p>هذه {text} هنا</p>", "ar") == ["البلدية"]


def test_arabic_form_of_two_words_is_marked_as_one():
    assert found("<p>تسمى خطة الاندماج (PIP).</p>", "ar") == ["خطة الاندماج"]


@pytest.mark.parametrize("text", ["ናይምምሕዳር ከተማ", "ምምሕዳር ከተማታት", "ውሳነታት", "ብውሳነ"])
def test_ethiopic_word_with_more_letters_is_left_alone(text):
    assert found(f"<p>እዚ {text} እዩ</p>", "ti") == []


@pytest.mark.parametrize("sign", ["።", "፣", "፡", "፤", "፧", " ", ")"])
def test_ethiopic_word_before_an_ethiopic_sign_is_marked(sign):
    assert found(f"<p>እዚ ምምሕዳር ከተማ{sign}</p>", "ti") == ["ምምሕዳር ከተማ"]


@pytest.mark.parametrize(
    ("tongue", "form", "text"), [("fa", "شهرداری", "شهرداری\u200cها"), ("nl", "gemeente", "gemeente\u00adhuis")]
)
def test_word_that_goes_on_behind_a_joiner_or_soft_hyphen_is_never_cut(tongue, form, text):
    known = {tongue: vocabulary({form: "gemeente"})}
    html = f"<p>{text}</p>"

    assert mark(html, tongue, known, lambda *what: "⟦⟧") == html


# Every i of Turkish, dotted or not, small or capital: readers write them the Turkish way in other languages too.
@pytest.mark.parametrize(
    ("form", "text"),
    [
        *(("itiraz", text) for text in ("itiraz", "İtiraz", "İTİRAZ", "ITIRAZ")),
        *(("sınav", text) for text in ("Sınav", "SINAV", "SİNAV")),
        *(("brede intake", text) for text in ("Brede İntake", "BREDE İNTAKE", "brede ıntake")),
        ("İtiraz", "itiraz"),
    ],
)
@pytest.mark.parametrize("tongue", ["tr", "nl"])
def test_word_is_marked_whatever_i_it_is_written_with(tongue, form, text):
    known = {tongue: vocabulary({form: "term"})}

    html = mark(f"<p>Bir {text} var</p>", tongue, known, lambda code, written, tag: f"⟦{code}:{written}⟧")

    assert html == f"<p>Bir ⟦term:{text}⟧ var</p>"


def test_word_that_the_pattern_finds_and_the_list_does_not_know_stays_as_it_is():
    known = {"nl": Vocabulary(re.compile("(?P<before>)(?P<form>tolk)(?P<after>)"), {})}

    assert mark("<p>een tolk</p>", "nl", known, lambda *what: "⟦⟧") == "<p>een tolk</p>"


def test_letters_that_are_one_for_the_pattern_are_one_for_the_list():
    cased = [chr(number) for number in range(0x110000) if chr(number).lower() != chr(number).upper()]

    pairs = [(form, sign) for sign in cased for form in {sign.lower()[0], sign.upper()[0]}]

    assert [pair for pair in pairs if re.fullmatch(*pair, re.IGNORECASE) and len(set(map(fold, pair))) > 1] == []


@pytest.mark.parametrize("written", ["azc&#x27;s", "azc&#39;s", "azc's", "college van B&amp;W", "&#x27;s middags"])
def test_form_with_a_sign_that_html_escapes_is_found_whole(written):
    assert found(f"<p>twee {written} hier</p>") == [written]


def test_word_is_found_as_if_every_form_was_tried_from_the_longest_on():
    forms = [
        "a", "A b", "aB", "AB", "Ab-c", "b", "B a", "ba", "BA", "bio", "BIO", "i", "İb", "ıa", "I", "ß", "ss a", "ſ",
        "s", "ك", "كا", "كا ك", "ም", "ምም", "é", "É a", "2", "2 a", "c.a", "(c", "-a",
    ]  # fmt: skip
    longest = sorted(forms, key=len, reverse=True)
    parts = [re.escape(form) if sum(map(str.isupper, form)) > 1 else f"(?i:{re.escape(form)})" for form in longest]
    one_by_one = re.compile(rf"(?<![{INSIDE}-])(?:{'|'.join(parts)})(?![{INSIDE}])")
    pieces = random.Random(5).choices([*forms, *map(str.swapcase, forms), " ", " ", " ", ", ", "-", "ك", "b"], k=20_000)
    text = "".join(pieces)

    found = [match["form"] for match in vocabulary({form: form for form in forms}).pattern.finditer(text)]

    assert found == one_by_one.findall(text)
    assert len(set(found)) > len(forms)


def test_same_forms_are_made_into_a_pattern_once():
    forms = {"inburgeringsplicht": "plicht", "MAP": "map"}

    assert vocabulary(forms) is vocabulary(dict(forms))


UNTOUCHED = [
    "<p title=\"a > b: de gemeente\" data-x='gemeente > tolk'>&lt;tolk&gt; &amp;amp; &#103;emeente&nbsp;&eacute;</p>",
    "<!-- de gemeente --><p>  twee\n\tregels\r\n </p>",
    '<input value="PIP" disabled><br/><img alt="tolk" src="a.png?x=1&amp;y=2">',
    "<p>5 < 6 en 7 > 3, it's</p>",
    "",
    "geen enkele tag",
    "<script>gemeente</script><style>tolk{}</style><textarea>PIP</textarea>",
    "</p><p>los</b></div>",
    "\ufeff\u200f\u00ad <p>\U0001f3e0</p>",
]


@pytest.mark.parametrize("html", UNTOUCHED)
def test_everything_but_the_marked_words_comes_back_byte_for_byte(html):
    around = f"<section>{html}<p>de gemeente belt</p></section>"

    answer = marked(around)

    assert FENCE.findall(answer).count("gemeente") == 1
    assert FENCE.sub(r"\1", answer).encode() == around.encode()


def test_value_of_an_attribute_with_a_sign_of_a_tag_is_not_marked():
    html = '<p title="lees > gemeente">tolk</p><a title=\'x > y\' href="/">PIP</a> PIP'

    assert marked(html) == '<p title="lees > gemeente">⟦tolk⟧</p><a title=\'x > y\' href="/">PIP</a> ⟦PIP⟧'
