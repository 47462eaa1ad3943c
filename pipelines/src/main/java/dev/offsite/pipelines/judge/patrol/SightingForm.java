package dev.offsite.pipelines.judge.patrol;

import dev.offsite.schemas.telemetry.Media;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How a sighting is written, on the wire between tasks and in state. */
final class SightingForm {

  static void write(Sighting value, DataOutput out) throws IOException {
    out.writeUTF(value.ruleId());
    out.writeUTF(value.fenceId());
    out.writeInt(value.fenceVersion());
    out.writeUTF(value.deviceId());
    out.writeUTF(value.detectionId());
    out.writeLong(value.timeMs());
    out.writeDouble(value.lng());
    out.writeDouble(value.lat());
    out.writeDouble(value.ce90M());
    out.writeDouble(value.confidence());
    out.writeUTF(value.objectClass());
    out.writeInt(value.media().size());
    for (Media media : value.media()) {
      out.writeUTF(media.kind());
      out.writeUTF(media.uri());
      out.writeBoolean(media.sha256() != null);
      if (media.sha256() != null) {
        out.writeUTF(media.sha256());
      }
    }
    out.writeLong(value.receivedMs());
    out.writeInt(value.partition());
    out.writeLong(value.offset());
    out.writeInt(value.index());
    out.writeUTF(value.sha256());
  }

  static Sighting read(DataInput in) throws IOException {
    return new Sighting(
        in.readUTF(),
        in.readUTF(),
        in.readInt(),
        in.readUTF(),
        in.readUTF(),
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readUTF(),
        readMedia(in),
        in.readLong(),
        in.readInt(),
        in.readLong(),
        in.readInt(),
        in.readUTF());
  }

  private static List<Media> readMedia(DataInput in) throws IOException {
    int count = in.readInt();
    List<Media> media = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String kind = in.readUTF();
      String uri = in.readUTF();
      media.add(new Media(kind, uri, in.readBoolean() ? in.readUTF() : null));
    }
    return media;
  }

  private SightingForm() {}
}
