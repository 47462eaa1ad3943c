package dev.offsite.pipelines.episode;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** How a ledger is written to state: the number of candidates, each as length and JSON. */
public final class LedgerForm {

  private static final CandidateCodec CODEC = new CandidateCodec();

  /** Writes a ledger. */
  public static void write(RevisionLedger ledger, DataOutput out) throws IOException {
    List<Candidate> said = ledger.said();
    out.writeInt(said.size());
    for (Candidate candidate : said) {
      byte[] json = CODEC.encode(candidate);
      out.writeInt(json.length);
      out.write(json);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static RevisionLedger read(DataInput in) throws IOException {
    int count = in.readInt();
    List<Candidate> said = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      byte[] json = new byte[in.readInt()];
      in.readFully(json);
      said.add(CODEC.decode(json));
    }
    return RevisionLedger.of(said);
  }

  /** Writes a ledger deflated: a tenth of the bytes where its candidates carry tracks. */
  public static void writeDeflated(RevisionLedger ledger, DataOutput out) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream deflated =
        new DataOutputStream(new DeflaterOutputStream(plain, deflater))) {
      write(ledger, deflated);
    } finally {
      deflater.end();
    }
    out.writeInt(plain.size());
    out.write(plain.toByteArray());
  }

  /** Reads what {@link #writeDeflated} wrote. */
  public static RevisionLedger readDeflated(DataInput in) throws IOException {
    byte[] deflated = new byte[in.readInt()];
    in.readFully(deflated);
    try (DataInputStream plain =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(deflated)))) {
      return read(plain);
    }
  }

  private LedgerForm() {}
}
