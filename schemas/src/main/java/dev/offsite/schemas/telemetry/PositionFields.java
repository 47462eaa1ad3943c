package dev.offsite.schemas.telemetry;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Reads a {@link PositionReport}. */
final class PositionFields {

  private static final EnumNames<PositionReport.Load> LOADS =
      new EnumNames<>(PositionReport.Load.class);
  private static final EnumNames<PositionReport.Cover> COVERS =
      new EnumNames<>(PositionReport.Cover.class);
  private static final EnumNames<PositionReport.Body> BODIES =
      new EnumNames<>(PositionReport.Body.class);

  private static final ObjectFields<Draft> FIELDS =
      ObjectFields.<Draft>builder()
          .optional("deviceId", (draft, in) -> in.sameDevice())
          .required("fixTime", (draft, in) -> draft.fixTime = in.time())
          .optional("deviceTime", (draft, in) -> draft.deviceTime = in.time())
          .required("lng", (draft, in) -> draft.lng = CommonFields.longitude(in))
          .required("lat", (draft, in) -> draft.lat = CommonFields.latitude(in))
          .optional("datum", (draft, in) -> draft.datum = in.constant(CommonFields.DATUMS))
          .optional("accuracyM", (draft, in) -> draft.accuracyM = in.size())
          .optional("speedKph", (draft, in) -> draft.speedKph = in.size())
          .optional("courseDeg", (draft, in) -> draft.courseDeg = in.course())
          .optional("satellites", (draft, in) -> draft.satellites = natural(in))
          .optional("fixed", (draft, in) -> draft.fixed = in.truth())
          .optional("ignitionOn", (draft, in) -> draft.ignitionOn = in.truth())
          .optional("load", (draft, in) -> draft.load = in.constant(LOADS))
          .optional("payloadKg", (draft, in) -> draft.payloadKg = natural(in))
          .optional("cover", (draft, in) -> draft.cover = in.constant(COVERS))
          .optional("body", (draft, in) -> draft.body = in.constant(BODIES))
          .optional("reversing", (draft, in) -> draft.reversing = in.truth())
          .optional("odometerKm", (draft, in) -> draft.odometerKm = in.size())
          .optional("plate", (draft, in) -> draft.plate = in.text())
          .optional("alarms", (draft, in) -> draft.alarms = in.list(JsonCursor::word))
          .build();

  static PositionReport read(JsonCursor in, String deviceId)
      throws IOException, UnreadableException {
    Draft draft = in.object(FIELDS, new Draft());
    return new PositionReport(
        deviceId,
        draft.fixTime,
        draft.deviceTime,
        draft.lng,
        draft.lat,
        draft.datum,
        draft.accuracyM,
        draft.speedKph,
        draft.courseDeg,
        draft.satellites,
        draft.fixed,
        draft.ignitionOn,
        draft.load,
        draft.payloadKg,
        draft.cover,
        draft.body,
        draft.reversing,
        draft.odometerKm,
        draft.plate,
        draft.alarms);
  }

  private static int natural(JsonCursor in) throws IOException, UnreadableException {
    return in.integer(0, Integer.MAX_VALUE);
  }

  private static final class Draft {
    private Instant fixTime;
    private Instant deviceTime;
    private double lng;
    private double lat;
    private PositionDatum datum;
    private Double accuracyM;
    private Double speedKph;
    private Double courseDeg;
    private Integer satellites;
    private Boolean fixed;
    private Boolean ignitionOn;
    private PositionReport.Load load = PositionReport.Load.UNKNOWN;
    private Integer payloadKg;
    private PositionReport.Cover cover = PositionReport.Cover.UNKNOWN;
    private PositionReport.Body body = PositionReport.Body.UNKNOWN;
    private Boolean reversing;
    private Double odometerKm;
    private String plate;
    private List<String> alarms = List.of();
  }

  private PositionFields() {}
}
