package dev.offsite.schemas.telemetry;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Reads a {@link PassageReport}. */
final class PassageFields {

  /** Most lanes and most axles: twice the widest road and the longest heavy-haul train. */
  private static final int COUNT_MAX = 99;

  private static final EnumNames<VehicleConfiguration> CONFIGURATIONS =
      new EnumNames<>(VehicleConfiguration.class);

  private static final ObjectFields<Draft> FIELDS =
      ObjectFields.<Draft>builder()
          .optional("deviceId", (draft, in) -> in.sameDevice())
          .required("passageId", (draft, in) -> draft.passageId = in.id())
          .required("deviceTime", (draft, in) -> draft.deviceTime = in.time())
          .required("lane", (draft, in) -> draft.lane = in.integer(1, COUNT_MAX))
          .optional("direction", (draft, in) -> draft.direction = in.text())
          .required("speedKph", (draft, in) -> draft.speedKph = in.size())
          .required("grossKg", (draft, in) -> draft.grossKg = mass(in))
          .required("axleCount", (draft, in) -> draft.axleCount = in.integer(1, COUNT_MAX))
          .optional("axleLoadsKg", (draft, in) -> draft.axleLoadsKg = in.list(PassageFields::mass))
          .optional("axleSpacingsM", (draft, in) -> draft.axleSpacingsM = in.list(JsonCursor::size))
          .optional(
              "configuration", (draft, in) -> draft.configuration = in.constant(CONFIGURATIONS))
          .optional("driveAxles", (draft, in) -> draft.driveAxles = in.integer(1, COUNT_MAX))
          .optional("lengthM", (draft, in) -> draft.lengthM = in.size())
          .optional("widthM", (draft, in) -> draft.widthM = in.size())
          .optional("heightM", (draft, in) -> draft.heightM = in.size())
          .optional("plate", (draft, in) -> draft.plate = CommonFields.plate(in))
          .optional("flags", (draft, in) -> draft.flags = in.list(JsonCursor::word))
          .optional("media", (draft, in) -> draft.media = CommonFields.mediaList(in))
          .build();

  static PassageReport read(JsonCursor in, String deviceId)
      throws IOException, UnreadableException {
    Draft draft = in.object(FIELDS, new Draft());
    return new PassageReport(
        deviceId,
        draft.passageId,
        draft.deviceTime,
        draft.lane,
        draft.direction,
        draft.speedKph,
        draft.grossKg,
        draft.axleCount,
        draft.axleLoadsKg,
        draft.axleSpacingsM,
        draft.configuration,
        draft.driveAxles,
        draft.lengthM,
        draft.widthM,
        draft.heightM,
        draft.plate,
        draft.flags,
        draft.media);
  }

  private static int mass(JsonCursor in) throws IOException, UnreadableException {
    return in.integer(0, Integer.MAX_VALUE);
  }

  private static final class Draft {
    private String passageId;
    private Instant deviceTime;
    private int lane;
    private String direction;
    private double speedKph;
    private int grossKg;
    private int axleCount;
    private List<Integer> axleLoadsKg = List.of();
    private List<Double> axleSpacingsM = List.of();
    private VehicleConfiguration configuration = VehicleConfiguration.UNKNOWN;
    private Integer driveAxles;
    private Double lengthM;
    private Double widthM;
    private Double heightM;
    private Plate plate;
    private List<String> flags = List.of();
    private List<Media> media = List.of();
  }

  private PassageFields() {}
}
