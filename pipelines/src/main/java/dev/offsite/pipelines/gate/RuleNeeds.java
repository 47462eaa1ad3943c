package dev.offsite.pipelines.gate;

import dev.offsite.schemas.reference.ReferenceEntry;

/** What a rule asks of a record before it may become evidence. */
final class RuleNeeds {

  /** Whether a parameter that is 1 for yes and 0 for no is set to more than 0. */
  static boolean asks(ReferenceEntry.Rule rule, String parameter) {
    return count(rule, parameter) > 0;
  }

  /** A parameter that is a number of things; 0 if it is not set. */
  static int count(ReferenceEntry.Rule rule, String parameter) {
    return (int) Math.round(rule.parameters().getOrDefault(parameter, 0.0));
  }

  private RuleNeeds() {}
}
