"""Forms: what a student may send, and a clear sentence where it does not fit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from audits.models import Answer
from audits.rules.vocabulary import ACTIONS

ERASE_WORD = "erase"


class ExportFilesField(forms.FileField):
    """Several files at once; ``cleaned_data`` holds a list of them."""

    widget = forms.FileInput(attrs={"accept": ".zip,application/zip"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = data if isinstance(data, list) else [data]
        return [super(ExportFilesField, self).clean(file, initial) for file in files]


class _SeveralFiles(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile[Any]] | None:
        return files.getlist(name) or None


class UploadForm(forms.Form):
    exports = ExportFilesField(
        label=_("Export files"),
        widget=_SeveralFiles(attrs={"accept": ".zip,application/zip", "multiple": True}),
        error_messages={
            "required": _("Choose the ZIP file that the platform sent you."),
            "empty": _("This file is empty. Download it from the platform once more."),
        },
    )
    another_account = forms.BooleanField(label=_("This is another account of mine"), required=False)

    def __init__(self, *args: Any, error: str = "", **kwargs: Any) -> None:
        """With ``error``, the form says why nothing was received, and nothing else."""
        super().__init__(*args, **kwargs)
        self.error = error
        self.ask_another_account = False  # shown only once it matters

    def full_clean(self) -> None:
        super().full_clean()
        if self.error:
            self._errors = forms.utils.ErrorDict({"exports": self.error_class([self.error])})


class AnswerForm(forms.Form):
    choice = forms.ChoiceField(choices=Answer.Choice.choices)
    action = forms.ChoiceField(choices=[(action, action) for action in ACTIONS], required=False)
    reason = forms.CharField(max_length=2000, required=False, strip=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("choice") == Answer.Choice.FINE and not cleaned.get("reason"):
            self.add_error("reason", _("Say in a few words why this is not a problem."))
        return cleaned


class EraseForm(forms.Form):
    confirm = forms.CharField(max_length=20)

    def clean_confirm(self) -> str:
        confirm: str = self.cleaned_data["confirm"]
        if confirm.strip().lower() != ERASE_WORD:
            raise forms.ValidationError(_("Type the word erase to go on. Nothing was erased."))
        return confirm
