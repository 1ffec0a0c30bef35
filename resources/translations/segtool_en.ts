<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>Held out (%n)</source>
        <translation>
            <numerusform>Held out (%n)</numerusform>
            <numerusform>Held out (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trained on (%n)</source>
        <translation>
            <numerusform>Trained on (%n)</numerusform>
            <numerusform>Trained on (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The checkpoint was trained on %n of these pictures: the figures are too good.</source>
        <translation>
            <numerusform>The checkpoint was trained on %n of these pictures: the figures are too good.</numerusform>
            <numerusform>The checkpoint was trained on %n of these pictures: the figures are too good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pairs of one picture stand in two sets.</source>
        <translation>
            <numerusform>%n pair of one picture stands in two sets.</numerusform>
            <numerusform>%n pairs of one picture stand in two sets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures could not be judged.</source>
        <translation>
            <numerusform>%n picture could not be judged.</numerusform>
            <numerusform>%n pictures could not be judged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n samples written and read back ({origins}).</source>
        <translation>
            <numerusform>%n sample written and read back ({origins}).</numerusform>
            <numerusform>%n samples written and read back ({origins}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the selected samples (%n)</source>
        <translation>
            <numerusform>Only the selected samples (%n)</numerusform>
            <numerusform>Only the selected samples (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> … and %n more, all in manifest.json.</source>
        <translation>
            <numerusform> … and %n more, all in manifest.json.</numerusform>
            <numerusform> … and %n more, all in manifest.json.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <translation>
            <numerusform>%n failed.</numerusform>
            <numerusform>%n failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out.</source>
        <translation>
            <numerusform>%n left out.</numerusform>
            <numerusform>%n left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the photograph, %n channels  →</source>
        <translation>
            <numerusform>the photograph, %n channel  →</numerusform>
            <numerusform>the photograph, %n channels  →</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>skip connection, %n channels  →</source>
        <translation>
            <numerusform>skip connection, %n channel  →</numerusform>
            <numerusform>skip connection, %n channels  →</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pixels change</source>
        <translation>
            <numerusform>%n pixel changes</numerusform>
            <numerusform>%n pixels change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About {time} for the %n not accepted.</source>
        <translation>
            <numerusform>About {time} for the %n not accepted.</numerusform>
            <numerusform>About {time} for the %n not accepted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n strokes</source>
        <translation>
            <numerusform>%n stroke</numerusform>
            <numerusform>%n strokes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clicks</source>
        <translation>
            <numerusform>%n click</numerusform>
            <numerusform>%n clicks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pixels changed</source>
        <translation>
            <numerusform>%n pixel changed</numerusform>
            <numerusform>%n pixels changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: one of the two networks was trained on them</source>
        <translation>
            <numerusform>%n left out: one of the two networks was trained on them</numerusform>
            <numerusform>%n left out: one of the two networks was trained on them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n IMAGES</source>
        <translation>
            <numerusform>%n IMAGES</numerusform>
            <numerusform>%n IMAGES</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mend “{kind}” in %n samples?</source>
        <translation>
            <numerusform>Mend “{kind}” in %n sample?</numerusform>
            <numerusform>Mend “{kind}” in %n samples?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mended %n samples:</source>
        <translation>
            <numerusform>Mended %n sample:</numerusform>
            <numerusform>Mended %n samples:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mend all in %n samples…</source>
        <translation>
            <numerusform>Mend all in %n sample…</numerusform>
            <numerusform>Mend all in %n samples…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pixels changed.</source>
        <translation>
            <numerusform>%n pixel changed.</numerusform>
            <numerusform>%n pixels changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n samples were passed over.</source>
        <translation>
            <numerusform>%n sample was passed over.</numerusform>
            <numerusform>%n samples were passed over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label maps looked at.</source>
        <translation>
            <numerusform>%n label map looked at.</numerusform>
            <numerusform>%n label maps looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n samples could not be read.</source>
        <translation>
            <numerusform>%n sample could not be read.</numerusform>
            <numerusform>%n samples could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>%n s left</numerusform>
            <numerusform>%n s left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>%n min left</numerusform>
            <numerusform>%n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n samples</source>
        <translation>
            <numerusform>%n sample</numerusform>
            <numerusform>%n samples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n corrections together</source>
        <translation>
            <numerusform>%n correction</numerusform>
            <numerusform>%n corrections together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted %n samples.</source>
        <translation>
            <numerusform>Accepted %n sample.</numerusform>
            <numerusform>Accepted %n samples.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopened %n samples.</source>
        <translation>
            <numerusform>Reopened %n sample.</numerusform>
            <numerusform>Reopened %n samples.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n samples without a usable label map stayed open.</source>
        <translation>
            <numerusform>%n sample without a usable label map stayed open.</numerusform>
            <numerusform>%n samples without a usable label map stayed open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems in this dataset.</source>
        <translation>
            <numerusform>%n problem in this dataset.</numerusform>
            <numerusform>%n problems in this dataset.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Predicted: %n samples.</source>
        <translation>
            <numerusform>Predicted: %n sample.</numerusform>
            <numerusform>Predicted: %n samples.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n samples could not be predicted.</source>
        <translation>
            <numerusform>%n sample could not be predicted.</numerusform>
            <numerusform>%n samples could not be predicted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them measure the network (held-out): saved and exported, never trained on.</source>
        <translation>
            <numerusform>%n of them measure the network (held-out): saved and exported, never trained on.</numerusform>
            <numerusform>%n of them measure the network (held-out): saved and exported, never trained on.</numerusform>
        </translation>
    </message>
</context>
</TS>
