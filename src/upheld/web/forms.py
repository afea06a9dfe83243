"""`{{ form }}` in GOV.UK markup: Django's form renderer over the GOV.UK macros.

A page writes `{{ form }}`, or `{{ form["reasons"].as_field_group() }}` for one field, or
`{{ form["reasons"].as_heading() }}` where the question is the page's heading.
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.renderers import BaseRenderer
from django.template import loader
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from upheld.web import sentences
from upheld.web.fields import PARTS, DayInput

_TURNS_ROUND = re.compile("[\u202d\u202e]")
Params = dict[str, Any]

COMPONENTS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "checkboxes"),  # which Django derives from radio buttons
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (DayInput, "date"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
    (forms.PasswordInput, "password"),
    (forms.Widget, "input"),
)
"""Which component draws a widget: the first that fits, so the special stand before the plain."""

OWN_ATTRIBUTES = frozenset(
    {
        "aria-describedby",  # the macros say themselves which hint and error describe a field
        "aria-invalid",  # Django's, for markup that is not used here
        "class",  # the words of a macro's own parameter
        "cols",  # a width belongs to the style sheet
        "id",
        "inputmode",
        "max",  # as for required
        "maxlength",  # a browser would cut off what somebody pastes, without a word
        "min",
        "minlength",
        "required",  # our own sentences say what is missing, in every browser alike
        "rows",
        "step",
        "autocomplete",
        "spellcheck",
    }
)
"""Attributes that a component's parameters say, or that GOV.UK's guidance leaves out."""


class GovukBoundField(BoundField):
    """A field of a form, as the parameters of the GOV.UK component that draws it."""

    @property
    def component(self) -> str:
        """The component that draws this field."""
        widget = self.field.widget
        return next(name for kind, name in COMPONENTS if isinstance(widget, kind))

    @property
    def focus_id(self) -> str:
        """The id that an error about this field leads to: the box at fault, or the first box."""
        return f"{self.auto_id}-{self._part_at_fault}" if self.component == "date" else self.auto_id

    @property
    def what_is_wrong(self) -> list[str]:
        """The errors as sentences. "This field is required" names no field, so ours does."""
        found = self.form.errors.as_data().get(self.name, [])
        unsaid = forms.Field.default_error_messages["required"]
        return [
            self._nothing_given() if error.message == unsaid else message
            for error in found
            for message in self._sentences(error)
        ]

    def _sentences(self, error: ValidationError) -> list[str]:
        said = sentences.ours(error, self.field)
        return [said] if said else error.messages

    def as_heading(self) -> SafeString:
        """The field with its label as the page's only heading."""
        return self.render(context={"field": self, "heading": True})

    def get_context(self) -> Params:
        """What the field's template is given."""
        return {"field": self, "heading": False}

    def params(self, *, heading: bool = False) -> Params:
        """The parameters of the component's macro."""
        params: Params = {"name": self.html_name, "disabled": self.field.disabled}
        if self.help_text:
            params["hint"] = {"text": str(self.help_text)}
        if self.errors:
            params["errorMessage"] = {"text": " ".join(self.what_is_wrong)}
        drawn_by = {
            "radios": self._several,
            "checkboxes": self._several,
            "checkbox": self._single_checkbox,
            "date": self._day,
        }
        return params | drawn_by.get(self.component, self._one_input)(heading=heading)

    @property
    def _part_at_fault(self) -> str:
        for error in self.form.errors.as_data().get(self.name, []):
            if error.params and "part" in error.params:
                return str(error.params["part"])
        return PARTS[0]

    def _nothing_given(self) -> str:
        label = str(self.label)
        if self.component == "checkbox":
            return _("Tick “%(label)s” to go on") % {"label": label}
        if label.endswith("?"):
            return _("Answer “%(label)s”") % {"label": label}
        words = {"label": label[:1].lower() + label[1:]}
        if self.component in {"radios", "checkboxes", "select"}:
            return _("Select %(label)s") % words
        return _("Enter %(label)s") % words

    def _legend(self, *, heading: bool) -> Params:
        size = "l" if heading else "m"
        legend = {"text": str(self.label), "classes": f"govuk-fieldset__legend--{size}"}
        return {"fieldset": {"legend": legend | {"isPageHeading": heading}}}

    def _several(self, *, heading: bool) -> Params:
        value = self.value()
        chosen = {str(one) for one in (value if isinstance(value, (list, tuple)) else [value])}
        hints = getattr(self.field.widget, "hints", {})
        items = [
            {"value": str(key), "text": str(text), "checked": str(key) in chosen}
            | ({"hint": {"text": str(hints[key])}} if key in hints else {})
            for key, text in self.field.widget.choices
            if key not in {"", None}
        ]
        classes = "govuk-radios--inline" if getattr(self.field.widget, "inline", False) else ""
        return {"idPrefix": self.auto_id, "items": items, "classes": classes} | self._legend(
            heading=heading
        )

    def _single_checkbox(self, *, heading: bool) -> Params:
        item: Params = {"value": "on", "text": str(self.label), "checked": bool(self.value())}
        if self.help_text:
            item["hint"] = {"text": str(self.help_text)}
        return {"idPrefix": self.auto_id, "items": [item], "hint": None}

    def _day(self, *, heading: bool) -> Params:
        value = self.value()
        texts = value if isinstance(value, list) else self.field.widget.decompress(value)
        wrong = " govuk-input--error" if self.errors else ""
        items = [
            {
                "id": f"{self.auto_id}-{part}",
                "name": f"{self.html_name}_{part}",
                "label": _label_of(part),
                "value": text or "",
                "classes": f"govuk-input--width-{4 if part == 'year' else 2}{wrong}",
            }
            for part, text in zip(PARTS, texts, strict=True)
        ]
        return {"id": self.auto_id, "items": items} | self._legend(heading=heading)

    def _one_input(self, *, heading: bool) -> Params:
        attrs = self.field.widget.attrs
        size = "govuk-label--l" if heading else "govuk-label--s"
        params: Params = {
            "id": self.auto_id,
            "label": {"text": str(self.label), "classes": size, "isPageHeading": heading},
            "classes": attrs.get("class", ""),
            "attributes": {name: v for name, v in attrs.items() if name not in OWN_ATTRIBUTES},
        }
        params |= {name: attrs[name] for name in ("autocomplete", "rows") if name in attrs}
        if "spellcheck" in attrs:
            params["spellcheck"] = str(attrs["spellcheck"]).lower() != "false"
        return params | self._content() | self._keyboard()

    def _content(self) -> Params:
        """What stands in the field already. Passwords and files are never sent back."""
        value = self.value()
        if self.component == "select":
            items = [
                {"value": str(key), "text": str(text), "selected": str(key) == str(value)}
                for key, text in self.field.widget.choices
            ]
            return {"items": items}
        if self.component in {"file", "password"} or value is None:
            return {}
        # A sign that turns all that follows round would do so with somebody's own words.
        text = _TURNS_ROUND.sub("", str(value))
        # HTML drops the first line break inside a textarea; a second keeps what was typed.
        return {"value": "\n" + text if text.startswith(("\n", "\r")) else text}

    def _keyboard(self) -> Params:
        """Which keyboard a phone shows. A number is typed as text, as GOV.UK's research advises."""
        widget = self.field.widget
        if isinstance(widget, forms.NumberInput):
            whole = isinstance(self.field, forms.IntegerField) and not isinstance(
                self.field, (forms.FloatField, forms.DecimalField)
            )
            return {"type": "text", "inputmode": "numeric" if whole else "decimal"}
        params: Params = {}
        if "inputmode" in widget.attrs:
            params["inputmode"] = widget.attrs["inputmode"]
        if isinstance(widget, forms.EmailInput):
            params |= {"type": "email", "spellcheck": False}
        elif isinstance(widget, forms.TextInput):
            params["type"] = widget.input_type
        return params


class GovukRenderer(BaseRenderer):
    """Django's forms, drawn by the templates in `govuk/`."""

    form_template_name = "govuk/form.html"
    field_template_name = "govuk/field.html"
    bound_field_class = GovukBoundField

    def get_template(self, template_name: str) -> Any:
        """A template of ours; raises TemplateDoesNotExist."""
        return loader.get_template(template_name)


def error_list(form: forms.BaseForm) -> list[dict[str, str]]:
    """Every error of a form, in the order of its fields, each with a link to the input at fault."""
    general = [{"text": str(error)} for error in form.non_field_errors()]
    fields = [each for each in form if isinstance(each, GovukBoundField)]
    hidden = [{"text": words} for each in fields if each.is_hidden for words in each.what_is_wrong]
    visible = [
        {"text": words, "href": f"#{each.focus_id}"}
        for each in fields
        if not each.is_hidden
        for words in each.what_is_wrong
    ]
    return general + hidden + visible


def _label_of(part: str) -> str:
    return {"day": _("Day"), "month": _("Month"), "year": _("Year")}[part]
