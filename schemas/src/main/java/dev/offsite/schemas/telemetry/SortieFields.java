package dev.offsite.schemas.telemetry;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Reads a {@link SortieReport}. */
final class SortieFields {

  private static final EnumNames<SortieReport.Phase> PHASES =
      new EnumNames<>(SortieReport.Phase.class);

  private static final ObjectFields<Draft> FIELDS =
      ObjectFields.<Draft>builder()
          .optional("deviceId", (draft, in) -> in.sameDevice())
          .required("sortieId", (draft, in) -> draft.sortieId = in.id())
          .required("phase", (draft, in) -> draft.phase = in.constant(PHASES))
          .required("deviceTime", (draft, in) -> draft.deviceTime = in.time())
          .required("lng", (draft, in) -> draft.lng = CommonFields.longitude(in))
          .required("lat", (draft, in) -> draft.lat = CommonFields.latitude(in))
          .optional("datum", (draft, in) -> draft.datum = in.constant(CommonFields.DATUMS))
          .optional("heightM", (draft, in) -> draft.heightM = in.number())
          .optional("pitchDeg", (draft, in) -> draft.pitchDeg = in.number(-180, 180))
          .optional("headingDeg", (draft, in) -> draft.headingDeg = in.number(0, 360))
          .optional("media", (draft, in) -> draft.media = CommonFields.mediaList(in))
          .build();

  static SortieReport read(JsonCursor in, String deviceId) throws IOException, UnreadableException {
    Draft draft = in.object(FIELDS, new Draft());
    return new SortieReport(
        deviceId,
        draft.sortieId,
        draft.phase,
        draft.deviceTime,
        draft.lng,
        draft.lat,
        draft.datum,
        draft.heightM,
        draft.pitchDeg,
        draft.headingDeg,
        draft.media);
  }

  private static final class Draft {
    private String sortieId;
    private SortieReport.Phase phase;
    private Instant deviceTime;
    private double lng;
    private double lat;
    private PositionDatum datum;
    private Double heightM;
    private Double pitchDeg;
    private Double headingDeg;
    private List<Media> media = List.of();
  }

  private SortieFields() {}
}
