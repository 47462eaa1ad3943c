package dev.offsite.standalone.bench.detect;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.locationtech.jts.geom.Coordinate;

/** Form 1: id, number of points of the ring, longitude and latitude of each. */
public final class DrawnFenceSerializer extends VersionedSerializer<DrawnFence> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  static final DrawnFenceSerializer INSTANCE = new DrawnFenceSerializer();

  private DrawnFenceSerializer() {
    super(DrawnFence.class, 1);
  }

  @Override
  protected void write(DrawnFence fence, DataOutputView out) throws IOException {
    out.writeUTF(fence.id());
    Coordinate[] ring = fence.polygon().getExteriorRing().getCoordinates();
    out.writeInt(ring.length);
    for (Coordinate point : ring) {
      out.writeDouble(point.x);
      out.writeDouble(point.y);
    }
  }

  @Override
  protected DrawnFence read(int version, DataInputView in) throws IOException {
    String id = in.readUTF();
    Coordinate[] ring = new Coordinate[in.readInt()];
    for (int i = 0; i < ring.length; i++) {
      ring[i] = new Coordinate(in.readDouble(), in.readDouble());
    }
    return new DrawnFence(id, FenceDraw.GEOMETRY.createPolygon(ring));
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public DrawnFence copy(DrawnFence from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<DrawnFence> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DrawnFence> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
