package dev.offsite.standalone.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @TempDir Path folder;

  @Test
  void choose_zero_givesDifferentPorts() throws StartException {
    try (Ports ports = new Ports(LOOPBACK)) {
      int first = ports.choose(0, "--a");

      assertThat(ports.choose(0, "--b")).isPositive().isNotEqualTo(first);
    }
  }

  @Test
  void choose_portInUse_namesPortAndOption() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK);
        Ports ports = new Ports(LOOPBACK)) {
      assertThatThrownBy(() -> ports.choose(taken.getLocalPort(), "--mqtt-port"))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("Port " + taken.getLocalPort())
          .hasMessageContaining("--mqtt-port 0");
    }
  }

  @Test
  void choose_noPort_isRefused() {
    try (Ports ports = new Ports(LOOPBACK)) {
      assertThatThrownBy(() -> ports.choose(65_536, "--mqtt-port"))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("--mqtt-port 65536");
    }
  }

  @Test
  void open_folderWithOtherFiles_isRefused() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "precious");

    assertThatThrownBy(() -> DataDirectory.open(folder, DataDirectory.Earlier.REMOVE))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("holds other files");
    assertThat(folder.resolve("thesis.txt")).exists();
  }

  @Test
  void open_removeEarlier_keepsNothingButTheLog() throws Exception {
    Path path = folder.resolve("data");
    try (DataDirectory data = DataDirectory.open(path, DataDirectory.Earlier.KEEP)) {
      Files.createDirectories(data.kafka());
      Files.writeString(data.kafka().resolve("old"), "old");
      Files.createDirectories(path.resolve("logs"));
      Files.writeString(DataDirectory.logFile(path), "log");
    }

    try (DataDirectory data = DataDirectory.open(path, DataDirectory.Earlier.REMOVE)) {
      assertThat(data.kafka()).doesNotExist();
      assertThat(DataDirectory.logFile(path)).exists();
    }
  }

  @Test
  void findRunning_announced_isFoundUntilClosed() throws Exception {
    Path path = folder.resolve("data");
    InstanceAddresses addresses =
        new InstanceAddresses("tcp://127.0.0.1:1", "127.0.0.1:2", ProcessHandle.current().pid());
    try (DataDirectory data = DataDirectory.open(path, DataDirectory.Earlier.KEEP)) {
      data.announce(addresses);

      assertThat(DataDirectory.findRunning(path)).contains(addresses);
    }
    assertThat(DataDirectory.findRunning(path)).isEmpty();
  }

  @Test
  void findRunning_withAHistory_namesIt() throws Exception {
    Path path = folder.resolve("data");
    HistoryAddress history =
        new HistoryAddress(
            HistoryAddress.Kind.QUESTDB, "http://127.0.0.1:3", "offsite", "C:\\data\\token");
    InstanceAddresses addresses =
        new InstanceAddresses(
            "tcp://127.0.0.1:1",
            "tcp://127.0.0.1:1",
            "127.0.0.1:2",
            "http://127.0.0.1:4",
            ProcessHandle.current().pid(),
            Optional.of(history));
    try (DataDirectory data = DataDirectory.open(path, DataDirectory.Earlier.KEEP)) {
      data.announce(addresses);

      assertThat(DataDirectory.findRunning(path)).contains(addresses);
    }
  }
}
