package dev.offsite.schemas.telemetry;

import java.io.IOException;
import java.util.List;

/** Objects and values that several kinds of reports hold. */
final class CommonFields {

  static final EnumNames<PositionDatum> DATUMS = new EnumNames<>(PositionDatum.class);

  private static final ObjectFields<PlateDraft> PLATE =
      ObjectFields.<PlateDraft>builder()
          .required("text", (draft, in) -> draft.text = in.text())
          .optional("color", (draft, in) -> draft.color = in.text())
          .optional("confidence", (draft, in) -> draft.confidence = in.number(0, 1))
          .build();

  private static final ObjectFields<MediaDraft> MEDIA =
      ObjectFields.<MediaDraft>builder()
          .required("kind", (draft, in) -> draft.kind = in.word())
          .required("uri", (draft, in) -> draft.uri = in.word())
          .optional("sha256", (draft, in) -> draft.sha256 = in.sha256())
          .build();

  static double longitude(JsonCursor in) throws IOException, UnreadableException {
    return in.number(-180, 180);
  }

  static double latitude(JsonCursor in) throws IOException, UnreadableException {
    return in.number(-90, 90);
  }

  static Plate plate(JsonCursor in) throws IOException, UnreadableException {
    PlateDraft draft = in.object(PLATE, new PlateDraft());
    return new Plate(draft.text, draft.color, draft.confidence);
  }

  static List<Media> mediaList(JsonCursor in) throws IOException, UnreadableException {
    return in.list(CommonFields::media);
  }

  private static Media media(JsonCursor in) throws IOException, UnreadableException {
    MediaDraft draft = in.object(MEDIA, new MediaDraft());
    return new Media(draft.kind, draft.uri, draft.sha256);
  }

  private static final class PlateDraft {
    private String text;
    private String color;
    private Double confidence;
  }

  private static final class MediaDraft {
    private String kind;
    private String uri;
    private String sha256;
  }

  private CommonFields() {}
}
