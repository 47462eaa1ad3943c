package dev.offsite.standalone.bench;

/** Hears how far a benchmark is; each text takes the place of the one before. */
@FunctionalInterface
public interface BenchProgress {

  /** Shows a text. */
  void show(String text);
}
