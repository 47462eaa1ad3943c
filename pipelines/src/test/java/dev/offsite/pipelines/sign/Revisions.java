package dev.offsite.pipelines.sign;

import dev.offsite.schemas.candidate.Candidate;

/** Later revisions of a candidate. */
final class Revisions {

  static Candidate second(Candidate first) {
    return new Candidate(
        first.id(),
        2,
        first.phase(),
        null,
        first.kind(),
        first.rule(),
        first.subject(),
        first.episode(),
        first.facts(),
        first.place(),
        first.law(),
        first.gate(),
        first.evidence(),
        first.deadlines(),
        first.clocks(),
        first.related());
  }

  private Revisions() {}
}
