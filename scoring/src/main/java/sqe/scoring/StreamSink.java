package sqe.scoring;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import sqe.table.Pair;
import sqe.table.RemedyWords;
import sqe.table.ScoreColumns;
import sqe.table.ScoreRow;
import sqe.table.TableFormat;

/**
 * Writes rows to a stream as they come.
 *
 * @param stream flushed after each pair, and closed with the sink
 * @param format of the table
 * @param columns of the table
 * @param words how messages say what helps
 */
public record StreamSink(
    OutputStream stream, TableFormat format, ScoreColumns columns, RemedyWords words)
    implements RowSink {

  @Override
  public List<Pair> begin(List<Pair> pairs, Consumer<ScoreRow> kept) throws IOException {
    write(format.header(columns));
    return pairs;
  }

  @Override
  public void accept(PairResult result) throws IOException {
    for (ScoreRow row : result.rows()) {
      write(format.line(row, words));
    }
    stream.flush();
  }

  private void write(String text) throws IOException {
    stream.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void complete() throws IOException {
    stream.flush();
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
