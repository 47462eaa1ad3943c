package dev.offsite.schemas.telemetry;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Reads a {@link StatusReport}. */
final class StatusFields {

  private static final EnumNames<StatusReport.State> STATES =
      new EnumNames<>(StatusReport.State.class);

  private static final ObjectFields<Draft> FIELDS =
      ObjectFields.<Draft>builder()
          .optional("deviceId", (draft, in) -> in.sameDevice())
          .required("deviceTime", (draft, in) -> draft.deviceTime = in.time())
          .required("state", (draft, in) -> draft.state = in.constant(STATES))
          .optional("firmware", (draft, in) -> draft.firmware = in.text())
          .optional("faults", (draft, in) -> draft.faults = in.list(JsonCursor::word))
          .build();

  static StatusReport read(JsonCursor in, String deviceId) throws IOException, UnreadableException {
    Draft draft = in.object(FIELDS, new Draft());
    return new StatusReport(deviceId, draft.deviceTime, draft.state, draft.firmware, draft.faults);
  }

  private static final class Draft {
    private Instant deviceTime;
    private StatusReport.State state;
    private String firmware;
    private List<String> faults = List.of();
  }

  private StatusFields() {}
}
