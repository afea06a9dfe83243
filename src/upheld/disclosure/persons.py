"""Words for people, by what they are or do: what a small number or an `all` can be about."""

from __future__ import annotations

PERSON = (
    r"(?:social workers?|(?:\w+)?workers?|managers?|leads?|heads?|directors?|officers?|"
    r"practitioners?|supervisors?|staff(?: members?)?|members? of staff|members?|employees?|"
    r"colleagues?|inspectors?|clinicians?|nurses?|(?:head)?teachers?|midwi(?:fe|ves)|doctors?|"
    r"children|child|girls?|boys?|young (?:people|persons?|women|men|woman|man)|babies|baby|"
    r"infants?|twins?|teenagers?|siblings?|brothers?|sisters?|famil(?:y|ies)|parents?|mothers?|"
    r"fathers?|grand(?:parents?|mothers?|fathers?)|carers?|foster(?: carers?|ers?)|adopters?|"
    r"residents?|people|persons?|individuals?|women|woman|men|man|interviewees?|witness(?:es)?|"
    r"complainants?|signator(?:y|ies)|reporters?|respondents?|participants?|whistleblowers?|"
    r"students?|apprentices?|pupils?|councillors?|chairs?|assistants?|care leavers?|"
    r"households?|volunteers?|investigators?|assessors?|deput(?:y|ies)|trainees?|interns?|"
    r"educators?|advis[eo]rs?|interpreters?|translators?|co-?ordinators?|analysts?|visitors?|"
    r"[a-z]+ologists?|(?:[a-z]+)?therapists?|counsellors?|consultants?|administrators?|"
    r"receptionists?|secretar(?:y|ies)|solicitors?|barristers?|lawyers?|accountants?|auditors?|"
    r"drivers?|escorts?|cooks?|cleaners?|caretakers?|technicians?|trainers?|tutors?|governors?|"
    r"trustees?|commissioners?|mentors?|advocates?|guardians?|detectives?|constables?|"
    r"sergeants?|superintendents?|paramedics?|psychiatrists?|paediatricians?|dentists?|GPs?|"
    r"clerks?|wardens?|leaders?|professionals?|specialists?|handlers?|applicants?|appellants?|"
    r"claimants?|tenants?|patients?|leavers?|starters?|temps?|locums?|delegates?|panellists?|"
    r"chaplains?|ministers?|imams?|librarians?)"
)
