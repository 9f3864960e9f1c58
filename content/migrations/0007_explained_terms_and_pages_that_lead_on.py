"""A term needs its explanation, a part with pages needs a page.

This narrows what the forms accept; no column and no text changes, and all terms and pages of our own files have theirs.
"""

import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0006_media"),
    ]

    operations = [
        migrations.AlterField(
            model_name="readerpage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("short", 8),
                    ("heading", 9),
                    ("paragraph", 10),
                    ("callout", 14),
                    ("steps", 19),
                    ("situations", 24),
                    ("moments", 26),
                    ("pages", 29),
                    ("contact", 31),
                    ("picture", 34),
                    ("documents", 37),
                    ("recording", 38),
                    ("register", 39),
                ],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("wi2021", "Wet inburgering 2021"), ("wi2013", "Wet inburgering 2013")],
                            "help_text": "Empty when it does not depend on the law.",
                            "label": "law",
                            "required": False,
                        },
                    ),
                    1: ("content.pages.words.PlainBlock", (), {"label": "For whom is this?"}),
                    2: ("content.pages.words.PlainBlock", (), {"label": "What do you do?"}),
                    3: ("content.pages.words.PlainBlock", (), {"label": "When?"}),
                    4: ("content.pages.words.PlainBlock", (), {"label": "Who contacts you?"}),
                    5: ("content.pages.words.PlainBlock", (), {"label": "What does it cost?"}),
                    6: ("content.pages.words.PlainBlock", (), {"label": "What if you do not?"}),
                    7: ("content.pages.words.PlainBlock", (), {"label": "Where do you get help?"}),
                    8: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("law", 0),
                                ("for_whom", 1),
                                ("you_do", 2),
                                ("when", 3),
                                ("contact", 4),
                                ("cost", 5),
                                ("if_not", 6),
                                ("help", 7),
                            ]
                        ],
                        {},
                    ),
                    9: ("content.pages.words.HeadingBlock", (), {}),
                    10: ("content.pages.words.ParagraphBlock", (), {}),
                    11: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("info", "Good to know"),
                                ("duty", "What you must do"),
                                ("right", "Your right"),
                                ("warning", "Take care"),
                                ("help", "Help"),
                            ],
                            "label": "kind",
                        },
                    ),
                    12: ("content.pages.words.HeadingBlock", (), {"label": "title"}),
                    13: ("content.pages.words.ParagraphBlock", (), {"label": "text"}),
                    14: ("wagtail.blocks.StructBlock", [[("tone", 11), ("title", 12), ("text", 13)]], {}),
                    15: ("content.pages.words.HeadingBlock", (), {"label": "heading"}),
                    16: ("content.pages.words.PlainBlock", (), {"label": "text"}),
                    17: ("wagtail.blocks.StructBlock", [[("title", 12), ("text", 16)]], {}),
                    18: ("wagtail.blocks.ListBlock", (17,), {"label": "steps"}),
                    19: ("wagtail.blocks.StructBlock", [[("heading", 15), ("items", 18)]], {}),
                    20: ("content.pages.blocks.LinkedPageBlock", (), {"label": "page", "required": False}),
                    21: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "or contact moment", "max_length": 5, "required": False},
                    ),
                    22: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 12), ("text", 16), ("page", 20), ("moment", 21)]],
                        {},
                    ),
                    23: ("wagtail.blocks.ListBlock", (22,), {"label": "situations"}),
                    24: ("wagtail.blocks.StructBlock", [[("heading", 15), ("items", 23)]], {}),
                    25: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "Such as M01 M02, in order.", "label": "ids of contact moments"},
                    ),
                    26: ("wagtail.blocks.StructBlock", [[("heading", 15), ("ids", 25)]], {}),
                    27: ("content.pages.blocks.LinkedPageBlock", (), {"label": "page"}),
                    28: ("wagtail.blocks.ListBlock", (27,), {"label": "pages", "min_num": 1}),
                    29: ("wagtail.blocks.StructBlock", [[("heading", 15), ("items", 28)]], {}),
                    30: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "Codes such as duo gemeente ind.", "label": "organisations"},
                    ),
                    31: ("wagtail.blocks.StructBlock", [[("heading", 15), ("organisations", 30)]], {}),
                    32: ("content.pages.media.DescribedImageBlock", [], {"label": "picture"}),
                    33: ("content.pages.words.PlainBlock", (), {"label": "caption", "required": False}),
                    34: ("wagtail.blocks.StructBlock", [[("image", 32), ("caption", 33)]], {}),
                    35: ("wagtail.documents.blocks.DocumentChooserBlock", (), {"label": "document"}),
                    36: ("wagtail.blocks.ListBlock", (35,), {"label": "documents"}),
                    37: ("wagtail.blocks.StructBlock", [[("heading", 15), ("items", 36)]], {}),
                    38: ("content.pages.media.RecordingBlock", (), {}),
                    39: ("content.pages.blocks.RegisterBlock", (), {}),
                },
                verbose_name="parts",
            ),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation",
            field=models.CharField(max_length=300, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_am",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_ar",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_ckb",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_en",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_es",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_fa",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_fa_af",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_fr",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_ku",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_nl",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_pl",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_ps",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_pt",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_ro",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_ru",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_so",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_ti",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_tr",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_uk",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_ur",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_vi",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
        migrations.AlterField(
            model_name="term",
            name="explanation_zh_hans",
            field=models.CharField(max_length=300, null=True, verbose_name="explanation"),
        ),
    ]
