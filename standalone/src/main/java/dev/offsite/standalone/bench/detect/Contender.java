package dev.offsite.standalone.bench.detect;

/** Who runs, and over how many fences. */
enum Contender {
  OFFSITE_1000("DetectionJob", 1_000, RoundMeter.Counted.READ),
  OFFSITE_10000("DetectionJob", 10_000, RoundMeter.Counted.READ),
  IDENTITY("identity", 1_000, RoundMeter.Counted.PASSED),
  NAIVE_1000("JTS scan", 1_000, RoundMeter.Counted.PASSED),
  NAIVE_10000("JTS scan", 10_000, RoundMeter.Counted.PASSED),
  CEP("Flink CEP", 1_000, RoundMeter.Counted.PASSED),
  KAFKA_STREAMS("Kafka Streams", 1_000, RoundMeter.Counted.PASSED);

  private final String title;
  private final int fences;
  private final RoundMeter.Counted counted;

  Contender(String title, int fences, RoundMeter.Counted counted) {
    this.title = title;
    this.fences = fences;
    this.counted = counted;
  }

  /** For people. */
  String title() {
    return title;
  }

  int fences() {
    return fences;
  }

  RoundMeter.Counted counted() {
    return counted;
  }

  /** Whether it tests every fence at every fix, so that it gets fewer messages. */
  boolean scans() {
    return this == NAIVE_1000 || this == NAIVE_10000;
  }

  boolean isOffsite() {
    return this == OFFSITE_1000 || this == OFFSITE_10000;
  }
}
