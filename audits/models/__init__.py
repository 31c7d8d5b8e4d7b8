"""KEEP: people, sources, posts and audits. Post text is here only where something was found, sealed."""

from audits.models.audits import Answer, Audit, Finding, Post
from audits.models.people import DataKey, User
from audits.models.sources import Account, Pull, Upload

__all__ = ["Account", "Answer", "Audit", "DataKey", "Finding", "Post", "Pull", "Upload", "User"]
