"""What breaks the DfE's rules of the social-worker module of the SSDA903: see `rules`."""

from __future__ import annotations

from collections.abc import Callable

from upheld.kernel.calendar import months_after
from upheld.practice.measures.engine import Workbench
from upheld.practice.measures.populations import SHORT_BREAKS, in_care
from upheld.practice.measures.vocabulary import FAR, Column, Table, day, either, ibis, words


def _module(bench: Workbench) -> Table:
    """The social-worker module: allocations with what comes before and after each."""
    table = bench["involvements"]
    along = ibis.window(
        group_by=["council", "invo_person_id"],
        order_by=[table["invo_involvement_start_date"], table["invo_involvements_id"]],
    )
    start, end = table["invo_involvement_start_date"], table["invo_involvement_end_date"]
    return table.mutate(
        next_start=start.lead().over(along),
        start=start,
        end=end,
        worker=table["invo_professional_id"],
        reason=table["invo_worker_change_reason"],
    )


def module_rule(which: Callable[[Workbench, Table], Column]) -> Callable[[Workbench], Table]:
    """The workers of whom something is so."""

    def broken(bench: Workbench) -> Table:
        table = _module(bench)
        found = table.filter(which(bench, table).fill_null(False))
        return found.select("council", subject="invo_person_id", row="invo_involvements_id")

    return broken


def children_without(which: Callable[[Workbench, Table], Column]) -> Callable[[Workbench], Table]:
    """Children in care on the last day who have no row in the module of which something is so."""

    def broken(bench: Workbench) -> Table:
        last = day(bench.asked.last)
        care = in_care(bench)
        care = care.filter((care["from_day"] <= last) & (care["until_day"] > last))
        table = _module(bench)
        has = table.filter(which(bench, table).fill_null(False))
        has = has.select(h_council="council", h_child="invo_person_id").distinct()
        met = care.left_join(
            has, [care["council"] == has["h_council"], care["subject"] == has["h_child"]]
        )
        return met.filter(met["h_child"].isnull()).select("council", "subject", row="subject")

    return broken


def outside_year(bench: Workbench, t: Table) -> Column:
    """A time outside the collection year."""
    first, last = day(bench.asked.first), day(bench.asked.last)
    return (t["start"] > last) | (either(t["end"], day(FAR)) < first)


def end_outside_year(bench: Workbench, t: Table) -> Column:
    """A last day outside the collection year."""
    return (t["end"] < day(bench.asked.first)) | (t["end"] > day(bench.asked.last))


def badly_named(_: Workbench, t: Table) -> Column:
    """An id that begins with neither SW nor XX."""
    return ~t["worker"].upper().substr(0, 2).isin(["SW", "XX"])


def incomplete(_: Workbench, t: Table) -> Column:
    """A row without id or first day."""
    return t["worker"].isnull() | t["start"].isnull()


def not_ended(_: Workbench, t: Table) -> Column:
    """No last day, although a later worker began."""
    return t["next_start"].notnull() & t["end"].isnull()


def overlapping(_: Workbench, t: Table) -> Column:
    """The next began before this one ended."""
    return t["next_start"] < t["end"]


def unfollowed(bench: Workbench, t: Table) -> Column:
    """The last one ended before the year did."""
    return (t["end"] < day(bench.asked.last)) & t["next_start"].isnull()


def open_at_the_end(bench: Workbench, t: Table) -> Column:
    """One who is there on the last day."""
    last = day(bench.asked.last)
    return (t["start"] <= last) & (either(t["end"], day(FAR)) > last)


def not_all_of_the_year(bench: Workbench) -> Table:
    """Times in care that began or ended, with no worker since or before that is reported.

    A worker counts who began before the end of care, or after its beginning. Short breaks are left
    out, and what ended more than a year before the collection year.
    """
    care = bench["cla_episodes"]
    began, ended = care["clae_cla_episode_start_date"], care["clae_cla_episode_ceased_date"]
    starts = care["clae_cla_episode_start_reason"] == "S"
    ends = either(care["clae_cla_episode_ceased_reason"], words("")) != "X1"
    care = care.mutate(
        began=began,
        ended=ended,
        starts=starts.fill_null(False),
        ends=ends,
        short=care["clae_legal_status"].isin(SHORT_BREAKS).fill_null(False),
    )
    earliest = day(months_after(bench.asked.first, -12))
    inside = ended.isnull() | ((ended >= earliest) & (ended <= day(bench.asked.last)))
    care = care.filter(inside & ~care["short"] & (care["starts"] | care["ends"]))
    workers = bench["involvements"].filter(lambda t: t["invo_involvement_start_date"].notnull())
    workers = workers.select(
        w_council="council", w_child="invo_person_id", since="invo_involvement_start_date"
    )
    met = care.inner_join(
        workers,
        [care["council"] == workers["w_council"], care["clae_person_id"] == workers["w_child"]],
    )
    before = met["ends"] & (met["since"] <= met["ended"]).fill_null(False)
    after = met["starts"] & (met["since"] >= met["began"]).fill_null(False)
    sound = met.filter(before | after).select(known="clae_cla_episode_id", k_council="council")
    sound = sound.distinct()
    all_ = care.left_join(
        sound,
        [care["clae_cla_episode_id"] == sound["known"], care["council"] == sound["k_council"]],
    )
    missing = all_.filter(all_["known"].isnull())
    return missing.select("council", subject="clae_person_id", row="clae_cla_episode_id")


def other_than_last_year(column: str) -> Callable[[Workbench], Table]:
    """First workers of this year's return who are not as the open one at the end of last year's."""

    def broken(bench: Workbench) -> Table:
        past = bench.history("involvements")
        past = past.filter(past["invo_involvement_start_date"].notnull())
        first, last = day(bench.asked.first), day(bench.asked.last)
        before = _end_of_return(past.filter(past["as_of"] < first), latest=True)
        before = before.filter(before["invo_involvement_end_date"].isnull())
        before = before.select(b_council="council", child="invo_person_id", then=before[column])
        now = past.filter((past["as_of"] >= first) & (past["as_of"] <= last))
        now = _end_of_return(now, latest=False)
        met = now.inner_join(
            before,
            [now["council"] == before["b_council"], now["invo_person_id"] == before["child"]],
        )
        other = ~met[column].identical_to(met["then"])
        return met.filter(other).select(
            "council", subject="invo_person_id", row="invo_involvements_id"
        )

    return broken


def _end_of_return(table: Table, *, latest: bool) -> Table:
    """Of each child the first or the last worker of the newest return among these."""
    newest = table.group_by("council").aggregate(newest=table["as_of"].max())
    newest = newest.select(n_council="council", newest="newest")
    table = table.inner_join(
        newest, [table["council"] == newest["n_council"], table["as_of"] == newest["newest"]]
    )
    order = [table["invo_involvement_start_date"], table["invo_involvements_id"]]
    if latest:
        order = [key.desc() for key in order]
    along = ibis.window(group_by=["council", "invo_person_id"], order_by=order)
    return table.mutate(place=ibis.row_number().over(along)).filter(lambda t: t["place"] == 0)
