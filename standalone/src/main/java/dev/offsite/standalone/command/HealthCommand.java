package dev.offsite.standalone.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how the parts of a running instance are, by its exit code too. */
@Command(
    name = "health",
    description = {
      "Says how each part of a running instance is.",
      "Ends with 0 if all work, with 1 if one does not or nothing answers."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class HealthCommand implements Callable<Integer> {

  /** The slowest part is asked for three seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;

  @Mixin private InstanceFolderMixin folder;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Where it serves its status, such as http://127.0.0.1:9249; then no data directory is"
              + " looked for")
  private URI url;

  @Option(
      names = "--live",
      description = "Ask only whether a new start would help: a part that waits is no failure")
  private boolean live;

  @Override
  public Integer call() throws CommandFailedException, InterruptedException {
    URI status = url != null ? url : statusOfInstance();
    URI probe = status.resolve(live ? "/health" : "/ready");
    HttpResponse<String> answer = ask(probe);
    print(answer, probe);
    return answer.statusCode() == 200 ? CommandLines.OK : CommandLines.FAILED;
  }

  private URI statusOfInstance() throws CommandFailedException {
    InstanceFolderMixin.Found found = folder.require();
    if (found.addresses().status().isEmpty()) {
      throw new CommandFailedException(
          "The Offsite that runs on " + found.folder() + " is older and serves no status.");
    }
    return URI.create(found.addresses().status());
  }

  private static HttpResponse<String> ask(URI probe)
      throws CommandFailedException, InterruptedException {
    try {
      return HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .build()
          .send(
              HttpRequest.newBuilder(probe).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new CommandFailedException("Nothing answers at " + probe + ": " + IoReason.of(e), e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException("--url " + probe + ": " + e.getMessage(), e);
    }
  }

  private void print(HttpResponse<String> answer, URI probe) throws CommandFailedException {
    JsonNode parts;
    try {
      parts = JSON.readTree(answer.body()).path("parts");
    } catch (JsonProcessingException e) {
      throw new CommandFailedException(
          "What answers at " + probe + " is no Offsite: it answers no JSON", e);
    }
    if (!parts.isArray()) {
      throw new CommandFailedException(
          "What answers at " + probe + " is no Offsite: its answer has no 'parts'");
    }
    PrintWriter out = spec.commandLine().getOut();
    for (JsonNode part : parts) {
      out.printf(
          Locale.ROOT,
          "%-8s %-12s %s%n",
          part.path("state").asText().toLowerCase(Locale.ROOT),
          part.path("part").asText(),
          part.path("reason").asText());
    }
    out.flush();
  }
}
