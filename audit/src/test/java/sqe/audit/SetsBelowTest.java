package sqe.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.audit.check.Finding;
import sqe.dsp.audio.WavWriter;
import sqe.scoring.IdList;

/** Every set below a folder is audited, and what belongs to none is named, whatever the layout. */
class SetsBelowTest {

  private static final String LIBRI = "libri/wav16k/min/test/";

  @TempDir private Path folder = Path.of("");

  private void voiceBank(String place) throws IOException {
    write(place + "clean_testset_wav", "p1", "p2");
    write(place + "noisy_testset_wav", "p1", "p2");
  }

  private void libriMix() throws IOException {
    for (String side : List.of("s1", "s2", "mix_both")) {
      write(LIBRI + side, "m1", "m2");
    }
  }

  @Test
  void setsSideBySideAreAllAudited() throws Exception {
    voiceBank("vb/");
    write("dns/clean", "a", "b", "c");
    write("dns/noisy", "a", "b", "c");
    libriMix();
    AuditResult result = audit("");
    assertThat(result.pairs()).isEqualTo(5);
    assertThat(result.files()).hasSize(4 + 6 + 6);
    assertThat(result.leftOut()).isEmpty();
    assertThat(result.notes().stream().map(this::shortened))
        .containsExactly(
            "libri/wav16k/min/test is laid out as LibriMix and WHAM: references are the sources in"
                + " s1, s2, mixtures in mix_both: 6 files",
            "dns is laid out as clean and noisy folders: references in clean, mixtures in noisy:"
                + " 3 pairs",
            "vb is laid out as VoiceBank-DEMAND: references in clean_testset_wav, mixtures in"
                + " noisy_testset_wav: 2 pairs");
  }

  @Test
  void aSetBesideTheSidesOfAnotherIsAuditedToo() throws Exception {
    voiceBank("");
    write("dns/clean", "a", "b");
    write("dns/noisy", "a", "b");
    AuditResult result = audit("");
    assertThat(result.pairs()).isEqualTo(4);
    assertThat(result.leftOut()).isEmpty();
  }

  @Test
  void foldersOfNoSetAreNamedWithTheirCommandInAnyLayout() throws Exception {
    voiceBank("vb/");
    write("vb/my system", "p1", "p2");
    write("dns/clean", "a", "b");
    write("dns/noisy", "a", "b");
    write("dns/noise", "n1", "n2", "n3");
    write("dns/out/one", "a", "b");
    write("dns/out/two", "a", "b");
    libriMix();
    write(LIBRI + "noise", "m1", "m2");
    write(LIBRI + "convtas/s1", "m1", "m2");
    write(LIBRI + "convtas/s2", "m1", "m2");
    Path test = folder.resolve(LIBRI);
    assertThat(audit("vb").leftOut())
        .containsExactly(
            new LeftOut(
                folder.resolve("vb/my system").toString(),
                2,
                "sqe audit %s/vb/clean_testset_wav --pair-with '%s/vb/my system'"
                    .formatted(folder, folder)));
    assertThat(audit("dns").leftOut().stream().map(left -> shortened(left.command())))
        .containsExactly(
            "sqe audit dns/noise",
            "sqe audit dns/clean --pair-with dns/out/one",
            "sqe audit dns/clean --pair-with dns/out/two");
    assertThat(audit("libri").leftOut())
        .extracting(LeftOut::files, LeftOut::command)
        .containsExactly(
            tuple(4, "sqe audit %s --pair-with %s".formatted(test, test.resolve("convtas"))),
            tuple(2, "sqe audit " + test.resolve("noise")));
    assertThat(audit("").leftOut()).as("all of them").hasSize(6);
  }

  @Test
  void filesBesideSetsAreCounted() throws Exception {
    voiceBank("vb/");
    write("", "stray", "other");
    assertThat(audit("").leftOut()).containsExactly(new LeftOut(folder.toString(), 2, ""));
  }

  @Test
  void whatIsInsideASideIsNoSetOfItsOwn() throws Exception {
    write("clean/clean", "a");
    write("clean/noisy", "b");
    write("noisy/clean", "a");
    write("noisy/noisy", "b");
    AuditResult result = audit("");
    assertThat(result.pairs()).isEqualTo(2);
    assertThat(result.files()).hasSize(4);
    assertThat(result.leftOut()).isEmpty();
  }

  @Test
  void filesOfListsAreTakenOnce() throws Exception {
    write("audio/clean", "a", "b");
    write("audio/noisy", "a", "b");
    write("audio/rir", "r");
    Files.writeString(folder.resolve("spk1.scp"), "a audio/clean/a.wav\nb audio/clean/b.wav\n");
    Files.writeString(folder.resolve("wav.scp"), "a audio/noisy/a.wav\nb audio/noisy/b.wav\n");
    AuditResult result = audit("");
    assertThat(result.pairs()).isEqualTo(2);
    assertThat(result.files()).hasSize(4);
    assertThat(result.leftOut()).extracting(LeftOut::files).containsExactly(1);
  }

  @Test
  void aNameThatSomeSideOfSourcesLacksIsAnOrphan() throws Exception {
    libriMix();
    Files.delete(folder.resolve(LIBRI + "s2/m2.wav"));
    write(LIBRI + "mix_both", "m3");
    AuditResult result = audit("");
    assertThat(result.findings())
        .filteredOn(found -> found.check().equals("orphan"))
        .extracting(Finding::file, Finding::message)
        .containsExactlyInAnyOrder(
            tuple(LIBRI + "mix_both/m2", "nothing in s2 has the name it has in mix_both, s1"),
            tuple(LIBRI + "mix_both/m3", "nothing in s1, s2 has the name it has in mix_both"));
    assertThat(result.work().dropped()).contains(LIBRI + "mix_both/m2", LIBRI + "mix_both/m3");
  }

  @Test
  void oneSetWithoutPairsAmongOthersIsSaidOfTheSet() throws Exception {
    voiceBank("vb/");
    write("dns/clean", "door");
    write("dns/noisy", "window");
    assertThat(audit("").findings())
        .filteredOn(found -> found.check().equals("orphan") && found.file().isEmpty())
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .matches("no pairs in .*dns/clean: of 2 files none has a counterpart");
    assertThat(audit("dns").findings())
        .filteredOn(found -> found.check().equals("orphan") && found.file().isEmpty())
        .extracting(Finding::message)
        .containsExactly("no pairs: of 2 files none has a counterpart");
  }

  @Test
  void aDropListOfSeveralSetsNamesTheFilesOfEach() throws Exception {
    voiceBank("vb/");
    write("dns/clean", "p1", "lonely");
    write("dns/noisy", "p1");
    List<String> dropped = audit("").work().dropped();
    assertThat(dropped).contains("dns/clean/lonely").doesNotContain("");
    var list = new IdList(Set.copyOf(dropped));
    assertThat(list.names("lonely", folder.resolve("dns/clean/lonely.wav"))).isTrue();
  }

  /** Ids that are read from names are listed below the folder of their set. */
  @Test
  void aDropListNamesFilesWhoseIdsAreReadFromNames() throws Exception {
    write("a/dns/clean", "clean_fileid_1", "clean_fileid_2");
    write("a/dns/noisy", "x_snr5_fileid_1", "y_snr0_fileid_2");
    AuditResult result = audit("a");
    assertThat(result.pairs()).isEqualTo(2);
    assertThat(Set.copyOf(result.ids().values()))
        .containsExactlyInAnyOrder("dns/clean/fileid_1", "dns/clean/fileid_2");
    var list = new IdList(Set.of("dns/clean/fileid_1"));
    assertThat(list.names("fileid_1", folder.resolve("a/dns/clean/clean_fileid_1.wav"))).isTrue();
    assertThat(list.names("fileid_2", folder.resolve("a/dns/clean/clean_fileid_2.wav"))).isFalse();
    assertThat(list.names("fileid_1", folder.resolve("a/dns/other/clean_fileid_1.wav"))).isFalse();
    write("a/out/dns_model", "x_snr5_fileid_1", "y_snr0_fileid_2");
    assertThat(audit("a").leftOut().stream().map(left -> shortened(left.command())))
        .containsExactly("sqe audit a/dns/clean --pair-with a/out");
  }

  private String shortened(String text) {
    return text.replace(folder + "/", "");
  }

  private AuditResult audit(String place) throws Exception {
    return Audit.run(AuditRequest.ofFolder(folder.resolve(place)).withJobs(1), done -> {});
  }

  private void write(String place, String... names) throws IOException {
    Files.createDirectories(folder.resolve(place));
    for (String name : names) {
      double[] x =
          new Random((place + name).hashCode()).doubles(4000).map(v -> 0.2 * (v - 0.5)).toArray();
      WavWriter.writePcm16(folder.resolve(place).resolve(name + ".wav"), new double[][] {x}, 16000);
    }
  }
}
