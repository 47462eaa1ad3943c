package dev.offsite.pipelines.judge.trip;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import dev.offsite.schemas.trip.Trip;
import dev.offsite.schemas.trip.TripCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: the number of trips, each as length and JSON. */
public final class TripLedgerSerializer extends VersionedSerializer<TripLedger> {

  private static final long serialVersionUID = 1L;
  private static final TripCodec CODEC = new TripCodec();

  /** The only instance needed. */
  public static final TripLedgerSerializer INSTANCE = new TripLedgerSerializer();

  private TripLedgerSerializer() {
    super(TripLedger.class, 1);
  }

  @Override
  protected void write(TripLedger value, DataOutputView out) throws IOException {
    List<Trip> said = value.said();
    out.writeInt(said.size());
    for (Trip trip : said) {
      byte[] json = CODEC.encode(trip);
      out.writeInt(json.length);
      out.write(json);
    }
  }

  @Override
  protected TripLedger read(int version, DataInputView in) throws IOException {
    int count = in.readInt();
    List<Trip> said = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] json = new byte[in.readInt()];
      in.readFully(json);
      said.add(CODEC.decode(json));
    }
    return TripLedger.of(said);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TripLedger copy(TripLedger from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<TripLedger> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TripLedger> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
