package dev.offsite.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.history.store.HistorySettings;
import dev.offsite.standalone.history.HistoryChoice;
import dev.offsite.standalone.history.Retention;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.instance.HistoryAddress;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history that does not come is said, and ends nothing. */
class HistoryStoreIT {

  private static final String HOST = "127.0.0.1";

  @TempDir Path folder;

  @Test
  void embedded_thatDoesNotStart_isDoneWithout_andSaysWhy() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DataDirectory data = DataDirectory.open(folder, DataDirectory.Earlier.KEEP);
        HistoryStore store =
            HistoryStore.open(
                new HistoryChoice.Embedded(0, Retention.DEFAULT),
                data,
                HOST,
                taken.getLocalPort())) {
      assertThat(store.settings()).isEmpty();
      assertThat(store.address()).isEmpty();
      assertThat(store.detail())
          .startsWith(
              "off, all else runs without it: QuestDB does not start on port "
                  + taken.getLocalPort());
    }
  }

  @Test
  void elsewhere_whereNobodyAnswers_isWrittenToLater_andSaysSo() throws Exception {
    URI nobody;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://" + HOST + ":" + closed.getLocalPort());
    }
    try (DataDirectory data = DataDirectory.open(folder, DataDirectory.Earlier.KEEP);
        HistoryStore store =
            HistoryStore.open(
                new HistoryChoice.Elsewhere(
                    HistorySettings.of(nobody), HistoryAddress.Kind.INFLUXDB),
                data,
                HOST,
                0)) {
      assertThat(store.settings()).contains(HistorySettings.of(nobody));
      assertThat(store.address())
          .contains(
              new HistoryAddress(HistoryAddress.Kind.INFLUXDB, nobody.toString(), "offsite", ""));
      assertThat(store.detail())
          .startsWith("rows wait in Kafka: The time series at " + nobody + " gives no answer");
    }
  }

  @Test
  void none_isOff() throws Exception {
    try (DataDirectory data = DataDirectory.open(folder, DataDirectory.Earlier.KEEP);
        HistoryStore store = HistoryStore.open(new HistoryChoice.None(), data, HOST, 0)) {
      assertThat(store.settings()).isEmpty();
      assertThat(store.detail()).isEqualTo("off");
    }
  }
}
