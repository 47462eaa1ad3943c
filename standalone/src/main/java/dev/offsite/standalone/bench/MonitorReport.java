package dev.offsite.standalone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * What {@link MonitorBench} found.
 *
 * @param loadBefore load average before
 * @param loadAfter load average after
 * @param seconds that it really took to play the planned ones
 * @param missing candidates that did not come to a browser, over all browsers
 * @param total of all browsers together
 * @param delays from the board of the server to a browser
 * @param cores processors that server and browsers together kept busy
 */
public record MonitorReport(
    MonitorPlan plan,
    Machine machine,
    double loadBefore,
    double loadAfter,
    double seconds,
    long missing,
    MonitorWatcher.Counts total,
    Latencies.Figures delays,
    double cores) {

  /** What does not add up, or an empty text. */
  String findFault() {
    long expected = (long) plan.browsers() * plan.seconds();
    if (missing > 0) {
      return missing + " of " + expected + " candidates did not come";
    }
    if (total.repeats() > 0) {
      return total.repeats() + " candidates came twice without a change";
    }
    if (plan.trucks() > 0 && total.truckFrames() == 0) {
      return "no truck came";
    }
    return "";
  }

  private double framesPerSecond() {
    return total.truckFrames() / seconds / plan.browsers();
  }

  private double megabytesPerSecond() {
    return total.bytes() / 1e6 / seconds;
  }

  /** A table for humans. */
  public List<String> lines() {
    return List.of(
        String.format(
            Locale.ROOT,
            "%,d browsers, %,d trucks that move once a second, %d s played in %.1f s",
            plan.browsers(),
            plan.trucks(),
            plan.seconds(),
            seconds),
        String.format(
            Locale.ROOT, "candidates   %,d seen, none missing, none twice", delays.messages()),
        String.format(
            Locale.ROOT,
            "board to browser, ms   p50 %.0f   p99 %.0f   max %.0f",
            delays.p50Millis(),
            delays.p99Millis(),
            delays.maxMillis()),
        String.format(
            Locale.ROOT,
            "truck frames a second to each   %.2f   positions in all %,d",
            framesPerSecond(),
            total.truckPoints()),
        String.format(
            Locale.ROOT,
            "sent, MB/s to all   %.1f   cores busy, server and browsers   %.2f",
            megabytesPerSecond(),
            cores),
        machine.describe(),
        String.format(Locale.ROOT, "load average %.1f before, %.1f after", loadBefore, loadAfter));
  }

  /** The same as JSON. */
  public byte[] json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("benchmark", "monitor");
    json.put("browsers", plan.browsers());
    json.put("trucks", plan.trucks());
    json.put("plannedSeconds", plan.seconds());
    json.put("seconds", seconds);
    machine.writeTo(json.putObject("machine"));
    json.put("loadBefore", loadBefore);
    json.put("loadAfter", loadAfter);
    json.put("candidatesSeen", delays.messages());
    json.put("p50Millis", delays.p50Millis());
    json.put("p99Millis", delays.p99Millis());
    json.put("maxMillis", delays.maxMillis());
    json.put("truckFramesPerSecondEach", framesPerSecond());
    json.put("truckPositions", total.truckPoints());
    json.put("megabytesPerSecond", megabytesPerSecond());
    json.put("cores", cores);
    return json.toPrettyString().getBytes(UTF_8);
  }
}
