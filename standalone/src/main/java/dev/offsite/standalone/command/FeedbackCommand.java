package dev.offsite.standalone.command;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.FeedbackKind;
import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.standalone.cases.CaseTopics;
import dev.offsite.standalone.cases.FeedbackDesk;
import dev.offsite.standalone.terminal.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "feedback",
    description = {
      "Says what was done with a candidate of a running instance.",
      "",
      "It is applied to the case as it stands, or refused with the reason."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class FeedbackCommand implements Callable<Integer> {

  /** The case job answers within a checkpoint; a machine under load takes a few. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Spec private CommandSpec command;

  @Mixin private RunningInstanceMixin instance;

  @Parameters(paramLabel = "CANDIDATE-ID", description = "As ./offsite candidates --json prints it")
  private String candidateId;

  @ArgGroup(multiplicity = "1")
  private Act act;

  @Option(names = "--text", paramLabel = "TEXT", description = "A remark beside the act; no names")
  private String text;

  @Option(
      names = "--by",
      paramLabel = "ACTOR",
      defaultValue = "command-line",
      description = "Opaque id of who did it, never a name. Default: ${DEFAULT-VALUE}")
  private String by;

  @Option(
      names = "--based-on",
      paramLabel = "VERSION",
      description = "Version of the case it is based on. Default: the one it has")
  private Integer basedOn;

  private final Terminal terminal = Terminal.standard();

  /** Exactly one of them. */
  static final class Act {
    @Option(names = "--accept", description = "It is a case")
    boolean accept;

    @Option(
        names = "--dismiss",
        paramLabel = "REASON",
        description = "It is none; a code such as WRONG_PLATE")
    String dismiss;

    @Option(names = "--duplicate-of", paramLabel = "ID", description = "It belongs to that case")
    String duplicateOf;

    @Option(names = "--dispatch", paramLabel = "SQUAD", description = "That squad was sent")
    String dispatch;

    @Option(names = "--on-site", description = "The squad is there")
    boolean onSite;

    @Option(names = "--judged", description = "It was decided")
    boolean judged;

    @Option(names = "--told", description = "The owner was told")
    boolean told;

    @Option(names = "--close", description = "Nothing is left to do")
    boolean close;

    @Option(names = "--type", paramLabel = "KIND", description = "It is another kind of violation")
    ViolationKind type;

    @Option(names = "--note", paramLabel = "TEXT", description = "A remark and nothing else")
    String note;

    FeedbackKind kind() {
      if (accept) {
        return FeedbackKind.ACCEPTED;
      }
      if (dismiss != null) {
        return FeedbackKind.DISMISSED;
      }
      if (duplicateOf != null) {
        return FeedbackKind.DUPLICATE_OF;
      }
      if (dispatch != null) {
        return FeedbackKind.DISPATCHED;
      }
      if (onSite) {
        return FeedbackKind.ON_SITE;
      }
      if (judged) {
        return FeedbackKind.JUDGED;
      }
      if (told) {
        return FeedbackKind.TOLD;
      }
      if (close) {
        return FeedbackKind.CLOSED;
      }
      return type != null ? FeedbackKind.TYPE_CORRECTED : FeedbackKind.NOTE;
    }
  }

  @Override
  public Integer call() throws CommandFailedException, InterruptedException {
    feedback(1, 0); // what is wrong with it is said before anybody is asked
    String kafka = instance.requireKafka();
    try {
      CaseState before = requireCase(kafka);
      CaseFeedback feedback =
          feedback(before.candidateRevision(), basedOn == null ? before.version() : basedOn);
      return report(new FeedbackDesk(kafka).send(feedback, PATIENCE));
    } catch (KafkaException | ExecutionException e) {
      throw new CommandFailedException("Cannot reach Kafka on " + kafka + ": " + e, e);
    }
  }

  private CaseState requireCase(String kafka) throws CommandFailedException {
    try (CaseTopics topics = new CaseTopics(kafka)) {
      CaseState found = topics.readAll().get(candidateId);
      if (found == null) {
        throw new CommandFailedException(
            "No case has the id '" + candidateId + "'; ./offsite candidates --json prints ids.");
      }
      return found;
    }
  }

  private CaseFeedback feedback(int revision, int version) {
    try {
      return new CaseFeedback(
          "cli-" + UUID.randomUUID(),
          candidateId,
          act.kind(),
          Clock.systemUTC().instant(),
          by,
          revision,
          version,
          act.dismiss,
          act.duplicateOf,
          act.dispatch,
          act.type,
          act.note != null ? act.note : text);
    } catch (JsonFaultsException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private int report(FeedbackDesk.Outcome outcome) throws CommandFailedException {
    if (outcome instanceof FeedbackDesk.Outcome.Applied applied) {
      CaseState state = applied.state();
      terminal.println(
          state.candidateId()
              + " is "
              + state.state()
              + " at version "
              + state.version()
              + (state.squad() == null ? "" : ", " + state.squad()));
      return CommandLines.OK;
    }
    if (outcome instanceof FeedbackDesk.Outcome.Refused refused) {
      throw new CommandFailedException("Refused, " + refused.reason() + ": " + refused.detail());
    }
    throw new CommandFailedException(
        "Sent, but the case job has not answered within "
            + PATIENCE.toSeconds()
            + " s; ./offsite candidates shows how the case stands.");
  }
}
