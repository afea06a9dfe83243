from __future__ import annotations

from django.db import models


class Visible(models.Manager["Bench"]):
    def get_queryset(self):
        return super().get_queryset().exclude(colour="hidden")


class Bench(models.Model):
    colour = models.CharField(max_length=20)

    objects = Visible()


class Tool(models.Model):
    bench = models.ForeignKey(Bench, on_delete=models.CASCADE, related_name="tools")
    lent_to = models.ManyToManyField(Bench, related_name="+")
    name = models.CharField(max_length=20)


class SealedBench(models.Model):
    colour = models.CharField(max_length=20)
    recipient = models.CharField(max_length=80)

    def refusals_sealed_to(self) -> str:
        return self.recipient
