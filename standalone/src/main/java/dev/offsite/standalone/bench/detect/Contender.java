package dev.offsite.standalone.bench.detect;

/** Who runs, and over how many fences. */
enum Contender {
  OFFSITE_1000("DetectionJob", Fences.FEW, RoundMeter.Counted.READ),
  OFFSITE_10000("DetectionJob", Fences.MANY, RoundMeter.Counted.READ),
  IDENTITY("identity", Fences.FEW, RoundMeter.Counted.PASSED),
  NAIVE_1000("JTS scan", Fences.FEW, RoundMeter.Counted.PASSED),
  NAIVE_10000("JTS scan", Fences.MANY, RoundMeter.Counted.PASSED),
  LEAN_1000("JTS scan, lean", Fences.FEW, RoundMeter.Counted.PASSED),
  CEP("Flink CEP", Fences.FEW, RoundMeter.Counted.PASSED),
  KAFKA_STREAMS("Kafka Streams", Fences.FEW, RoundMeter.Counted.PASSED);

  private enum Fences {
    FEW,
    MANY
  }

  private final String title;
  private final Fences fences;
  private final RoundMeter.Counted counted;

  Contender(String title, Fences fences, RoundMeter.Counted counted) {
    this.title = title;
    this.fences = fences;
    this.counted = counted;
  }

  /** For people. */
  String title() {
    return title;
  }

  /** Over how many fences it runs. */
  int fences(DetectPlan plan) {
    return fences == Fences.FEW ? plan.fewFences() : plan.manyFences();
  }

  RoundMeter.Counted counted() {
    return counted;
  }

  /** Whether it tests every fence at every fix, so that it gets fewer messages. */
  boolean scans() {
    return this == NAIVE_1000 || this == NAIVE_10000 || this == LEAN_1000;
  }

  boolean isOffsite() {
    return this == OFFSITE_1000 || this == OFFSITE_10000;
  }
}
