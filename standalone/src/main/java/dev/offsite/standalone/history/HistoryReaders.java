package dev.offsite.standalone.history;

import dev.offsite.monitor.history.InfluxQlReader;
import dev.offsite.monitor.history.QuestDbReader;
import dev.offsite.monitor.history.StoreAddress;
import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.standalone.instance.HistoryAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Readers of the time series of an instance. */
public final class HistoryReaders {

  /**
   * A reader; it connects with its first question.
   *
   * @throws IOException if the token file cannot be read, naming it
   */
  public static TimeSeriesReader open(HistoryAddress address) throws IOException {
    StoreAddress store =
        new StoreAddress(URI.create(address.url()), address.bucket(), authorization(address));
    return switch (address.kind()) {
      case QUESTDB -> new QuestDbReader(store);
      case INFLUXDB -> new InfluxQlReader(store);
    };
  }

  private static String authorization(HistoryAddress address) throws IOException {
    if (address.tokenFile().isEmpty()) {
      return "";
    }
    String token;
    try {
      token = Files.readString(Path.of(address.tokenFile())).strip();
    } catch (IOException e) {
      throw new IOException(
          "the token file of the time series, " + address.tokenFile() + ", cannot be read", e);
    }
    return token.startsWith("Basic ") ? token : "Token " + token;
  }

  private HistoryReaders() {}
}
