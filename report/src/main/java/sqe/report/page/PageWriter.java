package sqe.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import sqe.report.document.HtmlEscaper;

/**
 * Writes a page as one file that needs nothing else: style, script, pictures and sounds are in it,
 * and its policy forbids it to load anything.
 */
public final class PageWriter {

  private static final String TEMPLATES = "sqe.report.page.templates";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, PageWriter.class.getClassLoader(), TEMPLATES);

  /** The file. */
  public String write(Page page) {
    StringOutput html = new StringOutput();
    engine.render(
        "report.jte",
        Map.of(
            "page",
            page,
            "style",
            "<style>\n" + resource("report.css") + "</style>",
            "data",
            "<script type=\"application/json\" id=\"data\">"
                + HtmlEscaper.island(page.data())
                + "</script>",
            "script",
            "<script>\n" + resource("report.js") + "</script>"),
        html);
    return html.toString();
  }

  private static String resource(String name) {
    try (InputStream in = PageWriter.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
