"""Everything that can be done with a concern, one idea a file."""

from __future__ import annotations

from .asking import ask_about_detriment
from .closing import close
from .colleagues import (
    convene_colleagues,
)
from .conflicts import name_post, renew_readers, tell_everybody
from .continuing import add_evidence, answer_question, keep_way_to
from .continuing_choices import disclose_identity, exclude_reader, withdraw
from .continuing_detriment import answer_detriment, report_detriment, say_since
from .copies import keep_reading_copy
from .deciding import decide_again, triage
from .drafting import begin_draft, forget_drafts, keep_draft
from .duty import (
    acknowledge_alert,
    answer_duty_test,
    raise_alert,
    review_alert,
    send_duty_test,
)
from .escrow import (
    ask_escrow,
    decline_escrow,
    forget_held,
    hold,
    issue_escrow_tokens,
    send_held,
    take_back,
)
from .exporting import export_bundle
from .figures import (
    note_figure,
)
from .grieving import handle_grievance, share_grievance
from .handling import (
    acknowledge,
    check_conflicts,
    give_feedback,
    open_original,
    share,
)
from .identities import (
    ask_identity,
    lapse_identity,
    open_identity,
    refuse_identity,
    release_identity,
)
from .law import (
    answer_request,
    extend_request,
    hand_over_request,
    note_exemption,
    record_request,
)
from .notices import (
    note_alert_mailed,
    note_notices_sent,
    set_duty_number,
)
from .noting import link, write_note
from .raising import lodge_collective, raise_concern, take_down
from .retention import approve_erasure, ask_erasure, lift_hold, place_hold, refuse_erasure
from .sealed_sending import send_sealed, send_sealed_message
from .seconding import agree_to_step, ask_second, refuse_step
from .statistics import (
    count_codes,
    enter_departures,
    publish_statistics,
    seal_code,
    write_return,
)
from .talking import say_how_it_was, write_message
from .together import count_joined, issue_tokens, join

__all__ = [
    "acknowledge",
    "acknowledge_alert",
    "add_evidence",
    "agree_to_step",
    "answer_detriment",
    "answer_duty_test",
    "answer_question",
    "answer_request",
    "approve_erasure",
    "ask_about_detriment",
    "ask_erasure",
    "ask_escrow",
    "ask_identity",
    "ask_second",
    "begin_draft",
    "check_conflicts",
    "close",
    "convene_colleagues",
    "count_codes",
    "count_joined",
    "decide_again",
    "decline_escrow",
    "disclose_identity",
    "enter_departures",
    "exclude_reader",
    "export_bundle",
    "extend_request",
    "forget_drafts",
    "forget_held",
    "give_feedback",
    "hand_over_request",
    "handle_grievance",
    "hold",
    "issue_escrow_tokens",
    "issue_tokens",
    "join",
    "keep_draft",
    "keep_reading_copy",
    "keep_way_to",
    "lapse_identity",
    "lift_hold",
    "link",
    "lodge_collective",
    "name_post",
    "note_alert_mailed",
    "note_exemption",
    "note_figure",
    "note_notices_sent",
    "open_identity",
    "open_original",
    "place_hold",
    "publish_statistics",
    "raise_alert",
    "raise_concern",
    "record_request",
    "refuse_erasure",
    "refuse_identity",
    "refuse_step",
    "release_identity",
    "renew_readers",
    "report_detriment",
    "review_alert",
    "say_how_it_was",
    "say_since",
    "seal_code",
    "send_duty_test",
    "send_held",
    "send_sealed",
    "send_sealed_message",
    "set_duty_number",
    "share",
    "share_grievance",
    "take_back",
    "take_down",
    "tell_everybody",
    "triage",
    "withdraw",
    "write_message",
    "write_note",
    "write_return",
]
