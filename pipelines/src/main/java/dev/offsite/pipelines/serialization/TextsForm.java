package dev.offsite.pipelines.serialization;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How a list of short texts is written to state: their number, then each. */
public final class TextsForm {

  /** Writes texts of at most 65,535 bytes each. */
  public static void write(List<String> texts, DataOutputView out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  /** Reads what was written. */
  public static List<String> read(DataInputView in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(in.readUTF());
    }
    return texts;
  }

  private TextsForm() {}
}
