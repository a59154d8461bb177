import django.db.models.deletion
from django.db import migrations, models

from missions.tables import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('missions', '0001_tables'),
        ('plans', '0001_tables'),
    ]

    replaces = [
        ('monitoring', '0001_initial'),
    ]

    operations = [
        Tables([
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='place')),
                ('reference', models.CharField(blank=True, default='', help_text='A short sign for the row, such as SO1 or B4.', max_length=20, verbose_name='No.')),
                ('source', models.CharField(blank=True, default='', help_text='Where this comes from: a document, a body, a conversation.', max_length=200, verbose_name='Source')),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('continuous', 'continuous'), ('periodic', 'periodic'), ('strategic', 'strategic')], default='', max_length=40, verbose_name='Kind')),
                ('purpose', models.CharField(blank=True, default='', help_text='Effectiveness, mandate renewal, or mandate and mission as a whole.', max_length=400, verbose_name='Purpose')),
                ('leader', models.CharField(blank=True, default='', help_text='Of the IMPT, the mission, or for a strategic review the lead department.', max_length=200, verbose_name='Leader')),
                ('participants', models.TextField(blank=True, default='', max_length=20000, verbose_name='Taking part')),
                ('ground', models.TextField(blank=True, default='', help_text='The new demands on size, scale or mandate, for a strategic review.', max_length=20000, verbose_name='Ground')),
                ('by_council_members', models.BooleanField(default=False, verbose_name='Mission of Council members')),
                ('government_consultation', models.TextField(blank=True, default='', max_length=20000, verbose_name='Consultation of the Government')),
                ('economic_section', models.TextField(blank=True, default='', help_text='With whom, and what it says.', max_length=20000, verbose_name='Economic analysis')),
                ('renewed_violence', models.BooleanField(default=False, verbose_name='Violence has returned, or needs are serious')),
                ('humanitarian_section', models.TextField(blank=True, default='', help_text='Asked for where violence has returned.', max_length=20000, verbose_name='Humanitarian principles')),
                ('impact', models.TextField(blank=True, default='', max_length=20000, verbose_name='Impact and efficiency')),
                ('unct_debrief_on', models.DateField(blank=True, null=True, verbose_name='Discussed with the UNCT on')),
                ('opened_on', models.DateField(blank=True, help_text='Today, unless said otherwise.', verbose_name='Opened on')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='Closed on')),
                ('recommendation', models.CharField(blank=True, choices=[('none', 'none'), ('minor-update', 'minor update'), ('significant-revision', 'significant revision'), ('transition', 'transition and exit planning')], default='', max_length=40, verbose_name='Recommendation')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='missions.mission')),
            ],
            options={
                'ordering': ['opened_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ReviewFinding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.TextField(max_length=4000)),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='monitoring.review')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Stocktaking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='place')),
                ('reference', models.CharField(blank=True, default='', help_text='A short sign for the row, such as SO1 or B4.', max_length=20, verbose_name='No.')),
                ('source', models.CharField(blank=True, default='', help_text='Where this comes from: a document, a body, a conversation.', max_length=200, verbose_name='Source')),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('text', models.TextField(default='', max_length=20000, verbose_name='Observation')),
                ('kind', models.CharField(blank=True, default='', max_length=60, verbose_name='Kind')),
                ('date', models.DateField(blank=True, null=True, verbose_name='Date')),
                ('decisions', models.TextField(blank=True, default='', max_length=20000, verbose_name='Decisions')),
                ('shift', models.TextField(blank=True, default='', max_length=20000, verbose_name='Shift of priorities or resources')),
                ('framework', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.framework', verbose_name='Framework')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.mission')),
            ],
            options={
                'ordering': ['position', 'id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TimeNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='place')),
                ('reference', models.CharField(blank=True, default='', help_text='A short sign for the row, such as SO1 or B4.', max_length=20, verbose_name='No.')),
                ('source', models.CharField(blank=True, default='', help_text='Where this comes from: a document, a body, a conversation.', max_length=200, verbose_name='Source')),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('text', models.TextField(default='', max_length=20000, verbose_name='Observation')),
                ('kind', models.CharField(blank=True, default='', max_length=60, verbose_name='Kind')),
                ('date', models.DateField(blank=True, null=True, verbose_name='Date')),
                ('hours', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='Hours')),
                ('waiting_days', models.PositiveIntegerField(blank=True, null=True, verbose_name='Days of waiting')),
                ('level', models.CharField(blank=True, choices=[('1.1', '1.1'), ('1.2', '1.2'), ('2.1', '2.1'), ('2.2', '2.2'), ('3.1', '3.1'), ('3.2', '3.2')], default='', max_length=40, verbose_name='Level')),
                ('entity', models.CharField(blank=True, default='', max_length=200, verbose_name='Entity')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.mission')),
            ],
            options={
                'ordering': ['position', 'id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='place')),
                ('reference', models.CharField(blank=True, default='', help_text='A short sign for the row, such as SO1 or B4.', max_length=20, verbose_name='No.')),
                ('source', models.CharField(blank=True, default='', help_text='Where this comes from: a document, a body, a conversation.', max_length=200, verbose_name='Source')),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('text', models.TextField(default='', max_length=20000, verbose_name='Observation')),
                ('kind', models.CharField(blank=True, default='', max_length=60, verbose_name='Kind')),
                ('date', models.DateField(blank=True, null=True, verbose_name='Date')),
                ('integrated', models.TextField(blank=True, default='', max_length=20000, verbose_name='What was integrated')),
                ('result_for', models.TextField(blank=True, default='', max_length=20000, verbose_name='Result, and for whom')),
                ('counter_evidence', models.TextField(blank=True, default='', max_length=20000, verbose_name='What speaks against it')),
                ('contributors', models.CharField(blank=True, default='', max_length=300, verbose_name='Contributed by')),
                ('area', models.CharField(blank=True, default='', max_length=200, verbose_name='Area')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.mission')),
            ],
            options={
                'ordering': ['position', 'id'],
                'abstract': False,
                'indexes': [models.Index(fields=['mission', 'position'], name='monitoring__mission_0c7174_idx')],
            },
        ),
        migrations.CreateModel(
            name='Impediment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='place')),
                ('reference', models.CharField(blank=True, default='', help_text='A short sign for the row, such as SO1 or B4.', max_length=20, verbose_name='No.')),
                ('source', models.CharField(blank=True, default='', help_text='Where this comes from: a document, a body, a conversation.', max_length=200, verbose_name='Source')),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('text', models.TextField(default='', max_length=20000, verbose_name='Observation')),
                ('kind', models.CharField(blank=True, default='', max_length=60, verbose_name='Kind')),
                ('date', models.DateField(blank=True, null=True, verbose_name='Date')),
                ('owner', models.CharField(blank=True, default='', max_length=200, verbose_name='Owner')),
                ('level', models.CharField(blank=True, choices=[('field', 'field'), ('headquarters', 'headquarters'), ('governing-body', 'governing body')], default='', max_length=40, verbose_name='To be solved by')),
                ('status', models.CharField(blank=True, choices=[('open', 'open'), ('escalated', 'passed up'), ('solved', 'solved')], default='open', max_length=40, verbose_name='Status')),
                ('solved_on', models.DateField(blank=True, null=True, verbose_name='Solved on')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.mission')),
            ],
            options={
                'ordering': ['position', 'id'],
                'abstract': False,
                'indexes': [models.Index(fields=['mission', 'position'], name='monitoring__mission_9dfa83_idx')],
            },
        ),
        migrations.CreateModel(
            name='Lesson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='place')),
                ('reference', models.CharField(blank=True, default='', help_text='A short sign for the row, such as SO1 or B4.', max_length=20, verbose_name='No.')),
                ('source', models.CharField(blank=True, default='', help_text='Where this comes from: a document, a body, a conversation.', max_length=200, verbose_name='Source')),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('text', models.TextField(default='', max_length=20000, verbose_name='Observation')),
                ('kind', models.CharField(blank=True, default='', max_length=60, verbose_name='Kind')),
                ('date', models.DateField(blank=True, null=True, verbose_name='Date')),
                ('theme', models.CharField(blank=True, default='', max_length=200, verbose_name='Theme')),
                ('target', models.CharField(blank=True, default='', help_text='A section of the plan, a template, a training.', max_length=200, verbose_name='To be taken up in')),
                ('status', models.CharField(blank=True, choices=[('open', 'open'), ('taken-up', 'taken up'), ('declined', 'not taken up')], default='open', max_length=40, verbose_name='Status')),
                ('what_changed', models.TextField(blank=True, default='', max_length=20000, verbose_name='What changed')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lessons', to='missions.mission')),
            ],
            options={
                'ordering': ['position', 'id'],
                'abstract': False,
                'indexes': [models.Index(fields=['mission', 'position'], name='monitoring__mission_ff9609_idx')],
            },
        ),
        migrations.CreateModel(
            name='Measurement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='place')),
                ('reference', models.CharField(blank=True, default='', help_text='A short sign for the row, such as SO1 or B4.', max_length=20, verbose_name='No.')),
                ('source', models.CharField(blank=True, default='', help_text='Where this comes from: a document, a body, a conversation.', max_length=200, verbose_name='Source')),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('value', models.CharField(default='', help_text='A figure, or a few words where there is none.', max_length=200, verbose_name='Value')),
                ('number', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='Value in figures')),
                ('date', models.DateField(blank=True, help_text='Today, unless said otherwise.', verbose_name='Date')),
                ('confidence', models.CharField(blank=True, choices=[('low', 'low'), ('medium', 'medium'), ('high', 'high')], default='', help_text='How far the value can be relied upon.', max_length=40, verbose_name='Confidence')),
                ('note', models.TextField(blank=True, default='', max_length=20000, verbose_name='Note')),
                ('benchmark', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measurements', to='plans.benchmark', verbose_name='Benchmark')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measurements', to='missions.mission')),
            ],
            options={
                'ordering': ['date', 'id'],
                'indexes': [models.Index(fields=['mission', 'benchmark', 'date'], name='monitoring__mission_3139c7_idx')],
            },
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('closed_on', None), models.Q(('recommendation', ''), _negated=True), _connector='OR'), name='closed_review_says_what_it_recommends'),
        ),
        migrations.AddIndex(
            model_name='stocktaking',
            index=models.Index(fields=['mission', 'position'], name='monitoring__mission_61b7fb_idx'),
        ),
        migrations.AddIndex(
            model_name='timenote',
            index=models.Index(fields=['mission', 'position'], name='monitoring__mission_8d011c_idx'),
        ),
        ]),
    ]
