"""The readers on published samples, each recognised by what is in it."""

from __future__ import annotations

import datetime
import shutil

import duckdb
import pyarrow.parquet as pq
import pytest
import yaml

from tests.reference_data import reference
from tests.rooms.practice.files import census, child, csv_file, loaded
from upheld.practice.readers import headings
from upheld.practice.readers.annex_a_lists import ANNEX_A
from upheld.practice.readers.normaliser.labels import STANDARD
from upheld.practice.readers.sources import Source
from upheld.practice.readers.traps import check_of

INSIDE = """<Assessments><AssessmentActualStartDate>2024-05-02</AssessmentActualStartDate>
<AssessmentAuthorisationDate>2024-06-20</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment>
<AssessmentFactors>2B</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
<CINPlanDates><CINPlanStartDate>2024-07-01</CINPlanStartDate></CINPlanDates>
<Section47><S47ActualStartDate>2024-05-03</S47ActualStartDate>
<InitialCPCtarget>2024-05-24</InitialCPCtarget><DateOfInitialCPC>2024-05-20</DateOfInitialCPC>
<ICPCnotRequired>false</ICPCnotRequired></Section47>
<ChildProtectionPlans><CPPstartDate>2024-05-20</CPPstartDate>
<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
<LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse><NumberOfPreviousCPP>1</NumberOfPreviousCPP>
<Reviews><CPPreviewDate>2024-08-01</CPPreviewDate><CPPreviewDate>2025-01-15</CPPreviewDate></Reviews>
</ChildProtectionPlans>"""


def table(store, load, name):
    return pq.read_table(store.table(load.id, name)).to_pylist()


@pytest.mark.parametrize(
    ("sample", "source", "rows"),
    [
        ("fake_CIN_data.xml", Source.CIN, {"cin_episodes": 402, "person": 332}),
        ("social_work_workforce_2022.xml", Source.CSWW, {"workforce_census": 30}),
        ("Annex_A_2024_Jan.xlsx", Source.ANNEX_A, {"cp_plans": 7, "cla_episodes": 5}),
        ("fake_903", Source.SSDA903, {"cla_episodes": 5050, "person": 2675}),
    ],
)
def test_a_sample_is_recognised_under_any_name(tmp_path, store, sample, source, rows):
    path = reference(f"samples/{sample}")
    if path.is_file():
        path = shutil.copy(path, tmp_path / "whatever.dat")
    load = loaded(path, store)

    assert load.source is source
    assert rows.items() <= {name: table.rows for name, table in load.tables.items()}.items()


def test_the_lists_of_annex_a_are_the_published_ones_with_their_codes():
    told = yaml.safe_load(reference("annex_a_spec.yaml").read_text(encoding="utf-8"))
    for name, published in told["lists"].items():
        ours = ANNEX_A[int(name.removeprefix("list_"))]
        assert [field.doc for field in ours.fields] == [c["name"] for c in published["columns"]]
        for field, column in zip(ours.fields, published["columns"], strict=True):
            if "categories" in column and field.name != "la":
                codes = field.codes if field.codes in STANDARD else "flag"
                assert set(column["categories"]) <= set(STANDARD[codes])


def test_a_census_of_each_layout_fills_the_standard_tables(tmp_path, store):
    new = census(tmp_path / "new.xml", child(inside=INSIDE))
    old = (tmp_path / "old.xml").write_text(
        new.read_text().replace("<Sex>F</Sex>", "<GenderCurrent>2</GenderCurrent>")
    )
    load = loaded(new, store)
    earlier = loaded(tmp_path / "old.xml", store)

    assert old
    assert table(store, load, "person")[0]["pers_sex"] == "F"
    assert table(store, earlier, "person")[0]["pers_sex"] == "F"
    (plan,) = table(store, load, "cp_plans")
    (enquiry,) = table(store, load, "s47_enquiry")
    (conference,) = table(store, load, "initial_cp_conference")
    assert plan["cppl_previous_plans"] == 1
    assert plan["cppl_referral_id"] == enquiry["s47e_referral_id"] == "C1/2024-05-01"
    assert conference["icpc_s47_enquiry_id"] == enquiry["s47e_s47_enquiry_id"]
    assert [r["cppr_cp_review_date"].month for r in table(store, load, "cp_reviews")] == [8, 1]
    assert table(store, load, "assessment_factors")[0]["cinf_assessment_factors_json"] == '["2B"]'
    assert load.as_of == datetime.date(2025, 3, 31)


def test_a_placement_goes_on_while_only_the_legal_status_changes(tmp_path, store):
    csv_file(
        tmp_path / "903" / "episodes.csv",
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE",
        "C1,01/05/2024,S,V2,N1,U6,PR1,01/07/2024,X1,",
        "C1,01/07/2024,L,C2,N1,U6,PR1,01/09/2024,X1,CARPL",
        "C1,01/09/2024,P,C2,N1,K2,PR4,,,",
    )
    csv_file(
        tmp_path / "903" / "social.csv",
        "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
        "C1,01/01/2015,SW1,01/05/2024,01/08/2024,ORGRST",
    )
    load = loaded(tmp_path / "903", store)
    homes = {
        row["clap_cla_placement_type"]: (
            str(row["clap_cla_placement_start_date"]),
            str(row["clap_cla_placement_end_date"]),
        )
        for row in table(store, load, "cla_placement")
    }

    assert homes == {"U6": ("2024-05-01", "2024-09-01"), "K2": ("2024-09-01", "None")}
    assert {str(r["clae_entered_care_date"]) for r in table(store, load, "cla_episodes")} == {
        "2024-05-01"
    }
    (held,) = table(store, load, "involvements")
    assert (held["invo_professional_role_id"], held["invo_worker_change_reason"]) == (
        "CW",
        "ORGRST",
    )
    assert load.as_of == datetime.date(2025, 3, 31)


def test_the_traps_of_the_dataset_are_taken_out(tmp_path, store):
    folder = tmp_path / "ssd"
    csv_file(
        folder / "1.csv",
        "invo_involvements_id,invo_person_id,invo_professional_id,invo_professional_role_id,"
        "invo_professional_name",
        "I1,C1,-1,ALLOCATED CASE WORKER,Ann\u00a0Other",
        "I2,C1,W2,Family support,#N/A",
    )
    csv_file(
        folder / "2.csv",
        "prof_professional_id,prof_professional_caseload,prof_full_time_equivalency",
        "W2,17,0.8",
    )
    load = loaded(folder, store)
    first, second = table(store, load, "involvements")

    assert (first["invo_professional_id"], first["invo_professional_role_id"]) == (None, "CW")
    assert first["invo_professional_name"] == "Ann Other"
    assert second["invo_professional_role_id"] == "Family support"
    assert second["invo_professional_name"] is None
    assert "prof_professional_caseload" not in table(store, load, "professionals")[0]


def test_a_dataset_may_say_itself_which_check_it_was(tmp_path, store):
    csv_file(
        tmp_path / "ssd" / "health.csv",
        "clah_health_check_id,clah_person_id,clah_health_check_type,clah_health_check_date,"
        "clah_check",
        "H1,C1,Dental Check,2024-05-01,",
        "H2,C1,Review,2024-05-02,HEALTH",
    )
    load = loaded(tmp_path / "ssd", store)
    found = {r["clah_health_check_id"]: r["clah_check"] for r in table(store, load, "cla_health")}
    assert found == {"H1": "DENTAL", "H2": "HEALTH"}


@pytest.mark.parametrize(
    ("words", "check"),
    [
        ("Initial Health Assessment", "HEALTH"),
        ("RHA", "HEALTH"),
        ("Dental Check", "DENTAL"),
        ("Health and dental review", None),
        ("Hearing test", None),
    ],
)
def test_a_health_check_has_a_kind_only_where_its_words_say_so(words, check):
    assert check_of(words) == check


def test_a_dataset_as_parquet_reads_like_one_as_csv(tmp_path, store):
    text = csv_file(
        tmp_path / "csv" / "p.csv",
        "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date",
        "P1,C1,2024-01-01",
    )
    (tmp_path / "parquet").mkdir()
    duckdb.read_csv(str(text)).write_parquet(str(tmp_path / "parquet" / "p.parquet"))
    plans = [
        table(store, loaded(tmp_path / kind, store), "cp_plans")[0] for kind in ("csv", "parquet")
    ]

    assert plans[0]["cppl_cp_plan_start_date"] == plans[1]["cppl_cp_plan_start_date"]
    assert plans[0]["cppl_person_id"] == plans[1]["cppl_person_id"] == "C1"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_file_of_any_program_is_read(tmp_path, store, encoding, separator):
    lines = ["audi_id,audi_person_id,audi_date,audi_theme", "A1,C1,2024-01-01,Zoë’s theme"]
    path = csv_file(
        tmp_path / "a.csv", *(each.replace(",", separator) for each in lines), encoding=encoding
    )

    assert table(store, loaded(path, store), "audits")[0]["audi_theme"] == "Zoë’s theme"


@pytest.mark.parametrize(
    ("number", "heading", "name"),
    [
        (1, "DOB", "dob"),
        (1, "child unique id", "child"),
        (1, "Person ID", "child"),
        (3, "Date of  Referral", "referral_date"),
        (6, "CIN Start-Date", "start"),
        (7, "Number of previous CP Plans", "previous"),
        (7, "Is the child seen alone?", "alone"),
        (8, "Allocated Social Worker", "worker"),
        (8, "Shoe size", None),
    ],
)  # fmt: skip
def test_a_heading_is_matched_by_rules_and_never_by_likeness(number, heading, name):
    assert headings.matched(number, [heading]).get(0) == name
