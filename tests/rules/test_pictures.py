"""Pictures by their descriptions: a patient is found whoever else is shown, and nobody else is."""

from __future__ import annotations

import pytest

from audits.rules.check import ExamplePost
from audits.rules.engine import Engine
from audits.rules.pack import load_packs

ENGINE = Engine(load_packs())


def severities(text: str, media: str) -> list[int]:
    judged = ENGINE.judge(ExamplePost(text, media, "caption", media_count=1))
    return [match.rule.severity for match in judged.matches if match.rule.category == "patient-image"]


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ("hand we fixed today", "photo of a patient's hand"),
        ("hand we fixed today", "a patient's hand with stitches"),
        ("look what I did", "photo of a patient"),
        ("foot of the week", "patient's foot after surgery"),
        ("tiny", "my hand holding a patient's hand"),
        ("clean break", "X-ray of my patient's ankle"),
        ("proud", "ct of our patient's head"),
        ("that rhythm", "my patient's ecg on the desk"),
        ("another one done", "close-up of a hospital wristband"),
        ("hello you", "newborn foot, name band showing"),
        ("door duty", "a name board at the door of a ward room"),
        ("selfie time", "the author grinning, a patient asleep behind her"),
        ("selfie time", "me in scrubs with a patient sleeping in the background"),
        ("night shift", "author and two classmates, an old man asleep in a bed behind them"),
    ],
)
def test_a_patient_in_a_description_is_found(text: str, media: str) -> None:
    assert severities(text, media) == [4]


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ("three screws", "X-ray of my ankle"),
        ("three screws", "x-ray of my own ankle, taken at the clinic"),
        ("hands", "my hand holding my grandmother's hand"),
        ("three days of mud", "a wristband on my arm"),
        ("home again", "my hospital wristband on the kitchen table"),
        ("choir", "the author in front of a name board"),
        ("nap time", "my dog asleep behind me on the sofa"),
        ("nap time", "a woman asleep behind me on the bus"),
        ("vet placement", "the author with a patient cat"),
        ("skills lab", "an actor as a patient, two students listening"),
        ("skills lab", "a standardized patient laughing with the author"),
        ("first week", "poster about patient safety"),
        ("volunteering", "an empty patient room"),
        ("reading", "a book called The Patient"),
        ("field trip", "a wax patient in a museum bed"),
        ("saturday", "a very patient barista"),
    ],
)
def test_a_picture_of_nobodys_patient_stays_silent(text: str, media: str) -> None:
    assert severities(text, media) == []
