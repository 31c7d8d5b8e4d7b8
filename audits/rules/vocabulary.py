"""The fixed words of judging: categories, severities, actions. Packs may only use these.

Source of the taxonomy and its levels: the behaviours of Greysen 2013 and Chretien 2009,
ordered as boards and students rated them; see docs/rules.md.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Category:
    id: str
    title: str


CATEGORIES = {
    category.id: category
    for category in (
        Category("patient-identifier", "A patient someone could recognise"),
        Category("patient-narrative", "A patient's story"),
        Category("patient-image", "A picture of a patient"),
        Category("patient-boundary", "Contact with patients"),
        Category("patient-disparagement", "Contempt for patients"),
        Category("discriminatory-speech", "Demeaning a group"),
        Category("threat-harassment", "Threats and harassment"),
        Category("colleague-conduct", "Colleagues and workplace"),
        Category("misleading-health-claim", "Health claims"),
        Category("individual-advice", "Advice to one person"),
        Category("credential-claim", "Titles and credentials"),
        Category("undisclosed-promotion", "Promotion"),
        Category("academic-integrity", "Exams and integrity"),
        Category("intoxication", "Intoxication"),
        Category("illegal-drugs", "Illegal drugs"),
        Category("explicit-language-sexual", "Explicit language"),
    )
}

SEVERITIES = (4, 3, 2, 1)
"""Never appropriate, serious, context decides, worth a look."""
CONFIDENCES = ("high", "medium", "low")
ACTIONS = ("delete", "restrict", "rewrite", "disclose", "ask", "keep")
STATUSES = ("draft", "trial", "stable", "retired")
OWN_WORDS = ("post", "reply", "quote", "comment", "caption", "story", "bio")
"""The kinds a rule may look at: all but a repost, which is somebody else's words."""
