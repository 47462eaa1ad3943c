package dev.offsite.standalone.history;

import dev.offsite.pipelines.history.store.HistorySettings;
import dev.offsite.standalone.instance.HistoryAddress;
import java.util.Objects;

/** Where an instance keeps its time series. */
public sealed interface HistoryChoice {

  /** Nowhere: no history job runs. What lies in Kafka becomes history with a later start. */
  record None() implements HistoryChoice {}

  /**
   * In this process.
   *
   * @param port for HTTP on loopback; 0 for any free one
   */
  record Embedded(int port, Retention retention) implements HistoryChoice {
    public Embedded {
      Objects.requireNonNull(retention, "retention");
    }
  }

  /**
   * In a store that runs elsewhere, which sees to its own retention.
   *
   * @param kind in which language it is read
   */
  record Elsewhere(HistorySettings settings, HistoryAddress.Kind kind) implements HistoryChoice {
    public Elsewhere {
      Objects.requireNonNull(settings, "settings");
      Objects.requireNonNull(kind, "kind");
    }
  }
}
