"""People: who signs in, and the key that opens what is theirs."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone

from audits.models import sealing


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in by e-mail address."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    def __str__(self) -> str:
        return str(self.id)

    def key(self) -> sealing.Key:
        """This user's own key, made on first use. Cost: a query, and a write on first use."""
        kept, _ = DataKey.objects.get_or_create(user=self, defaults=DataKey.fresh(self))
        return sealing.unwrap(kept.master_key, kept.wrapped, str(self.pk))


class DataKey(models.Model):
    """A user's key, wrapped. Keep this table out of ordinary dumps, or old dumps undo erasure."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="data_key")
    wrapped = models.BinaryField()
    master_key = models.CharField(max_length=12)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.pk)

    @staticmethod
    def fresh(user: User) -> dict[str, Any]:
        name, wrapped = sealing.wrap(sealing.new_data_key(), str(user.pk))
        return {"master_key": name, "wrapped": wrapped}

    def rewrap(self) -> None:
        """Wrap the same key under the newest master key."""
        key = sealing.unwrap(self.master_key, self.wrapped, str(self.pk))
        self.master_key, self.wrapped = sealing.wrap(key.raw, str(self.pk))
        self.save(update_fields=["master_key", "wrapped"])
