"""The page of a plan."""

from collections.abc import Sequence

from muster.briefing.basis_section import basis_section
from muster.briefing.confidence_section import confidence_section
from muster.briefing.coverage_section import coverage_section, headline
from muster.briefing.decisions_section import decisions_section
from muster.briefing.movements_section import movements_section
from muster.briefing.names import Names
from muster.briefing.needs_section import needs_section, shortfalls_section
from muster.briefing.offers_section import used_offers_section
from muster.briefing.page import Page
from muster.briefing.rendering import render
from muster.briefing.stress_section import stress_section
from muster.briefing.timeline_section import timeline_section
from muster.briefing.training_section import training_section
from muster.domain.coverage import cover_needs, cover_priorities
from muster.domain.findings import Finding
from muster.domain.gap import Comparison
from muster.domain.plan import Plan
from muster.domain.promises import BrokenPromise
from muster.domain.settings import Settings
from muster.domain.situation import Situation
from muster.domain.stress import StressTold
from muster.language import say
from muster.language.figures import day_date
from muster.language.promises import promise_sentence


def render_plan(  # noqa: PLR0913 (the page's parts, each with its own source)
    situation: Situation,
    plan: Plan,
    comparison: Comparison,
    findings: Sequence[Finding] = (),
    broken: Sequence[BrokenPromise] = (),
    *,
    stress: StressTold | None = None,
) -> str:
    """HTML page of a plan, beside what the lists could cover; promises that it breaks stand on top."""
    names = Names(situation)
    needs = cover_needs(situation, plan)
    priorities = cover_priorities(needs, plan)
    page = Page(
        title=situation.settings.title or say("Plan"),
        kicker=_when(situation.settings),
        caution=say("For the coordination cell: holds dated future movements. Not for release."),
        headline=headline(needs),
        alarms=tuple(promise_sentence(each) for each in broken),
        sections=(
            confidence_section(situation, comparison, needs, priorities),
            coverage_section(needs, priorities, names),
            timeline_section(plan, names),
            decisions_section(plan, names),
            *(() if stress is None else (stress_section(stress, names, plan.summary.value),)),
            needs_section(needs, plan, names),
            shortfalls_section(plan, names),
            movements_section(plan, names),
            training_section(plan, names),
            used_offers_section(plan, names),
            basis_section(situation, findings, plan.summary.defaults_taken, plan),
        ),
    )
    return render(page)


def _when(settings: Settings) -> str:
    return say(
        "Plan · as of {as_of} · {start} to {end}",
        as_of=day_date(settings.as_of or settings.start),
        start=day_date(settings.start),
        end=day_date(settings.date(settings.last_day)),
    )
