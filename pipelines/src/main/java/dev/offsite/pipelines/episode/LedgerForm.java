package dev.offsite.pipelines.episode;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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

  private LedgerForm() {}
}
