"""Whoever is not signed in, or not any more, is led to the sign-in and back."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

SIGN_IN = "/account/login/?next="


@pytest.fixture
def nobody() -> Client:
    return Client(headers={"host": "127.0.0.1"})


def test_a_page_leads_to_the_sign_in_and_back_to_itself(nobody: Client) -> None:
    assert nobody.get("/audits/?all=1")["Location"] == f"{SIGN_IN}/audits/%3Fall%3D1"


def test_an_answer_after_the_session_ended_moves_the_whole_page_and_swaps_nothing(nobody: Client) -> None:
    page = {"HX-Request": "true", "HX-Current-URL": "http://127.0.0.1/audits/1/?all=1"}
    answered = nobody.post(reverse("finding_answer", args=[uuid4()]), {"choice": "keep"}, headers=page)
    assert answered["HX-Redirect"] == f"{SIGN_IN}/audits/1/%3Fall%3D1"
    assert answered.content == b""


def test_a_page_of_somewhere_else_is_not_led_back_to(nobody: Client) -> None:
    page = {"HX-Request": "true", "HX-Current-URL": "https://elsewhere.example/audits/1/"}
    answered = nobody.post(reverse("finding_undo", args=[uuid4()]), headers=page)
    assert answered["HX-Redirect"] == f"{SIGN_IN}/audits/"
