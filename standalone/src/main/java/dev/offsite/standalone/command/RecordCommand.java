package dev.offsite.standalone.command;

import dev.offsite.simulators.publish.Login;
import dev.offsite.simulators.recording.MqttRecorder;
import dev.offsite.simulators.recording.RecordingWriter;
import dev.offsite.simulators.recording.Subscriber;
import dev.offsite.simulators.recording.TopicFilter;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.terminal.StatusLine;
import dev.offsite.standalone.terminal.Terminal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "record",
    description = {
      "Records MQTT messages into a file, until Ctrl-C.",
      "",
      "A message is acknowledged when it is on the disk. The form of the file is described in"
          + " docs/recording-format.md; ./offsite replay plays it."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RecordCommand implements Callable<Integer> {

  private static final long REDRAW_MILLIS = 500;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Must not exist yet")
  private Path file;

  @Option(
      names = "--filter",
      paramLabel = "TOPICFILTER",
      defaultValue = "offsite/v1/#",
      description = "Default: ${DEFAULT-VALUE}")
  private String filter;

  @Option(
      names = "--session",
      paramLabel = "ID",
      description = {
        "Let the broker keep what comes while this is away, under this client identifier, for a day.",
        "Default: nothing is kept"
      })
  private String session;

  @Option(names = "--seconds", paramLabel = "N", description = "End after so many seconds")
  private Integer seconds;

  @Option(names = "--messages", paramLabel = "N", description = "End after so many messages")
  private Long messages;

  @Mixin private BrokerMixin broker;

  @Mixin private InstanceFolderMixin instance;

  private final Terminal terminal = Terminal.standard();

  @Override
  public Integer call() throws CommandFailedException, InterruptedException {
    if (seconds != null) {
      Limits.requireAtLeast(spec, "--seconds", seconds, 1);
    }
    if (messages != null) {
      Limits.requireAtLeast(spec, "--messages", messages, 1);
    }
    Subscriber subscriber = subscriber();
    StopSignal stop = StopSignal.install();
    try (RecordingWriter writer = RecordingWriter.create(file, properties(subscriber))) {
      stop.started();
      MqttRecorder recorder = new MqttRecorder(subscriber, writer, Clock.systemUTC());
      record(recorder, stop);
      MqttRecorder.Counts counts = recorder.counts();
      writer.close();
      terminal.println(
          String.format(
              Locale.ROOT,
              "%,d messages, %,d bytes of payload, %,d bytes in %s; too long %,d, reconnected %,d",
              counts.messages(),
              counts.payloadBytes(),
              writer.fileBytes(),
              file,
              counts.tooLong(),
              counts.reconnects()));
      return counts.tooLong() == 0 ? CommandLines.OK : CommandLines.FAILED;
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailedException(file + " exists already; nothing was recorded.", e);
    } catch (ConnectException e) {
      deleteEmpty();
      throw new CommandFailedException(
          subscriber.server() + " does not let " + filter + " be recorded: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailedException("Cannot write " + file + ": " + IoReason.of(e), e);
    } finally {
      stop.ended();
    }
  }

  /** Nothing was recorded: a file without a message would only stand in the way of a retry. */
  private void deleteEmpty() throws CommandFailedException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new CommandFailedException("Cannot delete " + file + ": " + IoReason.of(e), e);
    }
  }

  private void record(MqttRecorder recorder, StopSignal stop)
      throws IOException, InterruptedException {
    long begunNanos = System.nanoTime();
    long endNanos = seconds == null ? Long.MAX_VALUE : TimeUnit.SECONDS.toNanos(seconds);
    BooleanSupplier over =
        () ->
            stop.isRequested()
                || System.nanoTime() - begunNanos >= endNanos
                || (messages != null && recorder.counts().messages() >= messages);
    CountDownLatch ended = new CountDownLatch(1);
    Thread watch = new Thread(() -> watch(recorder, begunNanos, ended), "record-watch");
    watch.start();
    try {
      recorder.record(over);
    } finally {
      ended.countDown();
      watch.join();
    }
  }

  private void watch(MqttRecorder recorder, long begunNanos, CountDownLatch ended) {
    try (StatusLine line = new StatusLine(terminal)) {
      while (!ended.await(REDRAW_MILLIS, TimeUnit.MILLISECONDS)) {
        line.show(text(recorder.counts(), Duration.ofNanos(System.nanoTime() - begunNanos)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static String text(MqttRecorder.Counts counts, Duration took) {
    return String.format(
        Locale.ROOT,
        "%s  %,d messages, %,d/s, %,d bytes  %s",
        StatusLine.clock(took),
        counts.messages(),
        counts.messages() * 1000 / Math.max(1, took.toMillis()),
        counts.payloadBytes(),
        counts.lastTopic());
  }

  private Map<String, String> properties(Subscriber subscriber) {
    return Map.of(
        "createdBy", "offsite record", "filter", filter, "server", subscriber.server().toString());
  }

  private Subscriber subscriber() throws CommandFailedException {
    TopicFilter topics;
    try {
      topics = TopicFilter.parse(filter);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--filter: " + e.getMessage(), e);
    }
    String clientId = session == null ? "record-" + ProcessHandle.current().pid() : session;
    Subscriber.Session kept =
        session == null ? Subscriber.Session.CLEAN : Subscriber.Session.PERSISTENT;
    if (broker.server != null) {
      return Subscriber.of(broker.server, clientId, broker.login(), topics, kept);
    }
    InstanceFolderMixin.Found found = instance.require();
    return Subscriber.of(
        URI.create(found.addresses().mqtt()), clientId, recorder(found.folder()), topics, kept);
  }

  private static Login recorder(Path folder) throws CommandFailedException {
    try {
      return new Login(
          Credentials.RECORDER_USER, DataDirectory.credentialsOf(folder).recorderPassword());
    } catch (IOException e) {
      throw new CommandFailedException(
          "Cannot read the credentials in " + folder + ": " + IoReason.of(e), e);
    }
  }
}
