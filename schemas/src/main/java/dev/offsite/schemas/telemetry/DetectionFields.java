package dev.offsite.schemas.telemetry;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Reads a {@link DetectionReport}. */
final class DetectionFields {

  /** Largest integer that every JSON reader holds exactly (RFC 7493). */
  private static final long FRAME_MAX = (1L << 53) - 1;

  private static final EnumNames<DetectionReport.Platform> PLATFORMS =
      new EnumNames<>(DetectionReport.Platform.class);

  private static final ObjectFields<BoxDraft> BOX =
      ObjectFields.<BoxDraft>builder()
          .required("x", (draft, in) -> draft.x = in.number(0, 1))
          .required("y", (draft, in) -> draft.y = in.number(0, 1))
          .required("width", (draft, in) -> draft.width = in.number(0, 1))
          .required("height", (draft, in) -> draft.height = in.number(0, 1))
          .build();

  private static final ObjectFields<Draft> FIELDS =
      ObjectFields.<Draft>builder()
          .optional("deviceId", (draft, in) -> in.sameDevice())
          .required("detectionId", (draft, in) -> draft.detectionId = in.id())
          .optional("sortieId", (draft, in) -> draft.sortieId = in.id())
          .required("deviceTime", (draft, in) -> draft.deviceTime = in.time())
          .required("platform", (draft, in) -> draft.platform = in.constant(PLATFORMS))
          .required("objectClass", (draft, in) -> draft.objectClass = in.id())
          .required("confidence", (draft, in) -> draft.confidence = in.number(0, 1))
          .required("lng", (draft, in) -> draft.lng = CommonFields.longitude(in))
          .required("lat", (draft, in) -> draft.lat = CommonFields.latitude(in))
          .optional("datum", (draft, in) -> draft.datum = in.constant(CommonFields.DATUMS))
          .required("ce90M", (draft, in) -> draft.ce90M = in.size())
          .optional("box", (draft, in) -> draft.box = box(in))
          .optional("frame", (draft, in) -> draft.frame = in.longInteger(0, FRAME_MAX))
          .optional("plate", (draft, in) -> draft.plate = CommonFields.plate(in))
          .optional("media", (draft, in) -> draft.media = CommonFields.mediaList(in))
          .build();

  static DetectionReport read(JsonCursor in, String deviceId)
      throws IOException, UnreadableException {
    Draft draft = in.object(FIELDS, new Draft());
    return new DetectionReport(
        deviceId,
        draft.detectionId,
        draft.sortieId,
        draft.deviceTime,
        draft.platform,
        draft.objectClass,
        draft.confidence,
        draft.lng,
        draft.lat,
        draft.datum,
        draft.ce90M,
        draft.box,
        draft.frame,
        draft.plate,
        draft.media);
  }

  private static DetectionReport.Box box(JsonCursor in) throws IOException, UnreadableException {
    BoxDraft draft = in.object(BOX, new BoxDraft());
    return new DetectionReport.Box(draft.x, draft.y, draft.width, draft.height);
  }

  private static final class Draft {
    private String detectionId;
    private String sortieId;
    private Instant deviceTime;
    private DetectionReport.Platform platform;
    private String objectClass;
    private double confidence;
    private double lng;
    private double lat;
    private PositionDatum datum;
    private double ce90M;
    private DetectionReport.Box box;
    private Long frame;
    private Plate plate;
    private List<Media> media = List.of();
  }

  private static final class BoxDraft {
    private double x;
    private double y;
    private double width;
    private double height;
  }

  private DetectionFields() {}
}
