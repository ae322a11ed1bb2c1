package sqe.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import sqe.testing.NastyText;

class EscapersTest {

  private static final Pattern CODE_SPAN = Pattern.compile("(`+)( ?)(.*?)( ?)(`+)");

  private static void each(Consumer<String> test) {
    NastyText texts = new NastyText(1);
    for (int i = 0; i < 5_000; i++) {
      test.accept(texts.next());
    }
  }

  @Test
  void whatSteersATerminalIsShownAsItsCodePoint() {
    assertThat(Printable.of("esc\u001B[31m bell\u0007 line\r\n tab\t"))
        .isEqualTo("esc\\u001B[31m bell\\u0007 line\\u000D\\u000A tab\\u0009");
    assertThat(Printable.of("\u202Egnp \u2066x\u2069 a\u00ADb \uFEFF"))
        .isEqualTo("\\u202Egnp \\u2066x\\u2069 a\\u00ADb \\uFEFF");
    assertThat(Printable.of("\u2028\u2029\u0085")).isEqualTo("\\u2028\\u2029\\u0085");
    assertThat(Printable.of("\uD800 \uDC00 \uD83D\uDE00"))
        .isEqualTo("\\uD800 \\uDC00 \uD83D\uDE00");
    assertThat(Printable.of("café 日本 \\u001B")).isEqualTo("café 日本 \\u001B");
    each(text -> assertThat(NastyText.isHarmless(Printable.of(text))).isTrue());
  }

  @Test
  void markdownShowsTextAsItIs() {
    assertThat(MarkdownEscaper.plain("a_b*c*`d`<e>|f|#1 [g](h) &amp; ~i~ $j$ \\"))
        .isEqualTo("a\\_b\\*c\\*\\`d\\`\\<e\\>\\|f\\|\\#1 \\[g\\](h) \\&amp; \\~i\\~ \\$j\\$ \\\\");
    each(
        text -> {
          String escaped = MarkdownEscaper.plain(text);
          assertThat(NastyText.isHarmless(escaped)).isTrue();
          assertThat(escaped.lines().count()).isLessThan(2);
          assertThat(escaped.replaceAll("\\\\([\\\\`*_\\[\\]<>|#&~$])", "$1"))
              .isEqualTo(Printable.of(text));
          assertThat(escaped.replaceAll("\\\\.", "").replaceAll("\\[[-+\\d., einf]+\\]", ""))
              .doesNotContainPattern("[`*_\\[\\]<>|#&~$]");
        });
  }

  @Test
  void anIntervalIsNoLink() {
    assertThat(MarkdownEscaper.plain("[-0.25, +1e-3]")).isEqualTo("[-0.25, +1e-3]");
    assertThat(MarkdownEscaper.plain("[-inf, inf]; [0, 1]")).isEqualTo("[-inf, inf]; [0, 1]");
    assertThat(MarkdownEscaper.plain("[0, 1](x)")).isEqualTo("\\[0, 1\\](x)");
    assertThat(MarkdownEscaper.plain("[0, 1]: x")).isEqualTo("\\[0, 1\\]: x");
    assertThat(MarkdownEscaper.plain("[1]")).isEqualTo("\\[1\\]");
  }

  @Test
  void aCodeSpanEndsWhereItShould() {
    assertThat(MarkdownEscaper.code("si_sdr [snr=0]", false)).isEqualTo("`si_sdr [snr=0]`");
    assertThat(MarkdownEscaper.code("a`b", false)).isEqualTo("``a`b``");
    assertThat(MarkdownEscaper.code("``", false)).isEqualTo("``` `` ```");
    assertThat(MarkdownEscaper.code("a|b", true)).isEqualTo("`a\\|b`");
    assertThat(MarkdownEscaper.code("a|b", false)).isEqualTo("`a|b`");
    assertThat(MarkdownEscaper.code(" ", false)).isEmpty();
    each(
        text -> {
          String span = MarkdownEscaper.code(text, false);
          Matcher parts = CODE_SPAN.matcher(span);
          assertThat(span.isEmpty() || parts.matches()).isTrue();
          if (!span.isEmpty()) {
            assertThat(parts.group(1)).isEqualTo(parts.group(5));
            assertThat(parts.group(3)).doesNotContainPattern("(?<!`)" + parts.group(1) + "(?!`)");
            assertThat(span).contains(Printable.of(text));
          }
        });
  }

  @Test
  void aLineOfDataIsNeitherListNorRuleNorHeading() {
    assertThat(MarkdownEscaper.line("- a")).isEqualTo("\\- a");
    assertThat(MarkdownEscaper.line("+ a")).isEqualTo("\\+ a");
    assertThat(MarkdownEscaper.line("12. a")).isEqualTo("12\\. a");
    assertThat(MarkdownEscaper.line("12) a")).isEqualTo("12\\) a");
    assertThat(MarkdownEscaper.line("---")).isEqualTo("\\---");
    assertThat(MarkdownEscaper.line("==")).isEqualTo("\\==");
    assertThat(MarkdownEscaper.line("=")).isEqualTo("\\=");
    assertThat(MarkdownEscaper.line("     code")).isEqualTo("code");
    assertThat(MarkdownEscaper.line("-30.6 dB")).isEqualTo("-30.6 dB");
    assertThat(MarkdownEscaper.line("1.5 dB and 64 files")).isEqualTo("1.5 dB and 64 files");
  }

  @Test
  void htmlHoldsNoElementOfData() {
    assertThat(MarkdownEscaper.html("<b> & \u001B")).isEqualTo("&lt;b&gt; &amp; \\u001B");
  }

  @Test
  void latexSetsTextAsItIs() {
    assertThat(LatexEscaper.plain("50 % of a_b & {c} #1 $x^2$ ~ \\d"))
        .isEqualTo(
            "50 \\% of a\\_b \\& \\{c\\} \\#1 \\$x\\textasciicircum{}2\\$ \\textasciitilde{}"
                + " \\textbackslash{}d");
    assertThat(LatexEscaper.plain("a|b <c> [d] * -- –"))
        .isEqualTo("a\\textbar{}b \\textless{}c\\textgreater{} {[}d{]} {*} -{}- --");
    assertThat(LatexEscaper.plain("line\nbreak")).isEqualTo("line\\textbackslash{}u000Abreak");
    assertThat(LatexEscaper.code("stoi|ext:no")).isEqualTo("stoi|ext:no");
    assertThat(LatexEscaper.formula("α = 0.05 ± x_1")).isEqualTo("\\alpha = 0.05 \\pm x\\_1");
    each(
        text -> {
          for (String latex :
              new String[] {
                LatexEscaper.plain(text), LatexEscaper.code(text), LatexEscaper.formula(text)
              }) {
            assertThat(NastyText.isHarmless(latex)).isTrue();
            assertThat(NastyText.areBracesBalanced(latex)).as(latex).isTrue();
            assertThat(latex.replaceAll("\\\\[\\\\&%$#_{}]", ""))
                .doesNotContainPattern("[&%$#_~\n]");
          }
        });
  }
}
