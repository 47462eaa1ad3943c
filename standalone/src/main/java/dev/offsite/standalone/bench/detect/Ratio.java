package dev.offsite.standalone.bench.detect;

/** Ours against a baseline, over the same fences. */
enum Ratio {
  TO_IDENTITY("toIdentity", Contender.OFFSITE_1000, Contender.IDENTITY, 0.6),
  TO_NAIVE_1000("toNaive", Contender.OFFSITE_1000, Contender.NAIVE_1000, 5.0),
  TO_NAIVE_10000("toNaive", Contender.OFFSITE_10000, Contender.NAIVE_10000, 30.0),
  TO_LEAN_SCAN_1000("toLeanScan", Contender.OFFSITE_1000, Contender.LEAN_1000, Double.NaN),
  TO_CEP("toCep", Contender.OFFSITE_1000, Contender.CEP, Double.NaN),
  TO_KAFKA_STREAMS("toKafkaStreams", Contender.OFFSITE_1000, Contender.KAFKA_STREAMS, Double.NaN);

  private final String key;
  private final Contender ours;
  private final Contender theirs;
  private final double target;

  Ratio(String key, Contender ours, Contender theirs, double target) {
    this.key = key;
    this.ours = ours;
    this.theirs = theirs;
    this.target = target;
  }

  /** Its name in JSON; of a scan with the number of fences. */
  String key(DetectPlan plan) {
    return theirs.scans() ? key + theirs.fences(plan) : key;
  }

  Contender ours() {
    return ours;
  }

  Contender theirs() {
    return theirs;
  }

  /** What the design asks for; not a number where it asks for nothing. */
  double target(DetectPlan plan) {
    return plan.hasUsualFences() ? target : Double.NaN;
  }
}
