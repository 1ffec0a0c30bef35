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
