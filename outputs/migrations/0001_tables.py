import django.db.models.deletion
import django.utils.timezone
import django_fsm
import missions.models.classification
import uuid
from django.conf import settings
from django.db import migrations, models

from missions.tables import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('missions', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    replaces = [
        ('outputs', '0001_initial'),
        ('outputs', '0003_review_rounds'),
        ('outputs', '0004_answered_on'),
        ('outputs', '0005_writing'),
        ('outputs', '0007_drafts_in_slices'),
    ]

    operations = [
        Tables([
        migrations.CreateModel(
            name='Concurrence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.CharField(choices=[('concur', 'concurs'), ('reserve', 'concurs with reservation'), ('object', 'objects')], max_length=10)),
                ('text', models.TextField(blank=True)),
                ('hash', models.CharField(blank=True, max_length=64)),
                ('before_edit', models.BooleanField(default=False)),
                ('stated_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('on', models.DateField()),
                ('source', models.CharField(blank=True, max_length=200)),
                ('version', models.PositiveIntegerField(default=1)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.entity')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Output',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('type', models.CharField(max_length=40)),
                ('classification', missions.models.classification.ClassificationField(choices=[(0, 'unclassified'), (1, 'confidential'), (2, 'strictly confidential')], default=0)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outputs', to='missions.mission')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('due', models.DateField()),
                ('visibility', models.CharField(choices=[('own', "once one's own entity has answered"), ('close', 'once the round is closed'), ('open', 'at once')], default='own', max_length=5)),
                ('silence', models.BooleanField(default=False)),
                ('note', models.TextField(blank=True)),
                ('opened_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Asked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.entity')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asked', to='outputs.round')),
            ],
            options={
                'ordering': ['entity_id'],
            },
        ),
        migrations.CreateModel(
            name='SeenSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60)),
                ('text', models.CharField(max_length=64)),
                ('rows', models.CharField(blank=True, max_length=64)),
                ('concurrence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seen', to='outputs.concurrence')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Template',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('type', models.CharField(max_length=40)),
                ('number', models.PositiveSmallIntegerField()),
                ('note', models.TextField(blank=True)),
                ('opened_on', models.DateField()),
                ('published_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['type', 'number'],
            },
        ),
        migrations.CreateModel(
            name='TemplateSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('key', models.CharField(max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('guidance', models.TextField()),
                ('reference', models.CharField(max_length=200)),
                ('kind', models.CharField(default='prose', max_length=10)),
                ('register', models.CharField(blank=True, max_length=40)),
                ('required_for', models.JSONField(default=list)),
                ('may_be_not_applicable', models.BooleanField(default=False)),
                ('written_by', models.CharField(max_length=200)),
                ('items', models.JSONField(default=list)),
                ('template', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='outputs.template')),
            ],
            options={
                'ordering': ['place'],
            },
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(max_length=300, upload_to='drafts/')),
                ('filename', models.CharField(max_length=255)),
                ('size', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('note', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('received', 'received'), ('read', 'read'), ('failed', 'failed'), ('accepted', 'accepted'), ('returned', 'returned')], default='received', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('taken', models.JSONField(default=dict)),
                ('not_taken', models.JSONField(default=list)),
                ('warnings', models.JSONField(default=list)),
                ('changes', models.JSONField(default=list)),
                ('remarks', models.JSONField(default=list)),
                ('headings', models.JSONField(default=list)),
                ('assignments', models.JSONField(default=dict)),
                ('origin', models.JSONField(blank=True, null=True)),
                ('as_read', models.JSONField(blank=True, null=True)),
                ('error', models.TextField(blank=True)),
                ('comment', models.TextField(blank=True)),
                ('classification', missions.models.classification.ClassificationField(choices=[(0, 'unclassified'), (1, 'confidential'), (2, 'strictly confidential')], default=0)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('output', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to='outputs.output')),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('filename', models.CharField(max_length=255)),
                ('size', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('note', models.TextField(blank=True)),
                ('received', models.PositiveIntegerField(default=0)),
                ('checking_since', models.DateTimeField(blank=True, null=True)),
                ('refused', models.TextField(blank=True)),
                ('begun_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('output', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outputs.output')),
                ('draft', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='transfer', to='outputs.upload')),
            ],
            options={
                'ordering': ['-begun_at'],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('state', django_fsm.FSMField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('submitted', 'submitted'), ('returned', 'returned'), ('issued', 'issued'), ('superseded', 'superseded')], default='draft', max_length=12, protected=True)),
                ('label', models.CharField(blank=True, max_length=12)),
                ('revision', models.PositiveSmallIntegerField(default=0)),
                ('level', models.CharField(blank=True, max_length=3)),
                ('cycle', models.PositiveSmallIntegerField(default=1)),
                ('template_version', models.PositiveSmallIntegerField(default=1)),
                ('language', models.CharField(default='en', max_length=2)),
                ('classification', missions.models.classification.ClassificationField(choices=[(0, 'unclassified'), (1, 'confidential'), (2, 'strictly confidential')], default=0)),
                ('final', models.BooleanField(default=False)),
                ('hash', models.CharField(blank=True, max_length=64)),
                ('frozen', models.TextField(blank=True)),
                ('opened_on', models.DateField()),
                ('submitted_on', models.DateField(blank=True, null=True)),
                ('issued_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('cites', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cited_by', to='outputs.version')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('output', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='outputs.output')),
                ('submitted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Verdict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60)),
                ('accepted', models.BooleanField()),
                ('comment', models.TextField(blank=True)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to='outputs.upload')),
                ('into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outputs.version')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddField(
            model_name='upload',
            name='taken_into',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to='outputs.version'),
        ),
        migrations.CreateModel(
            name='SectionText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60)),
                ('content', models.TextField(blank=True)),
                ('not_applicable', models.TextField(blank=True)),
                ('written_at', models.DateTimeField(auto_now=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='outputs.version')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='SectionChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60)),
                ('editorial', models.BooleanField(default=False)),
                ('before', models.CharField(max_length=64)),
                ('after', models.CharField(max_length=64)),
                ('on', models.DateField()),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='outputs.version')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddField(
            model_name='round',
            name='of',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='outputs.version'),
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('kind', models.CharField(max_length=20)),
                ('subject', models.CharField(blank=True, max_length=60)),
                ('state', models.CharField(choices=[('queued', 'queued'), ('running', 'running'), ('done', 'done'), ('failed', 'failed')], default='queued', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('phase', models.CharField(blank=True, max_length=120)),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('claim', models.CharField(blank=True, max_length=36)),
                ('file', models.CharField(blank=True, max_length=300)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('size', models.PositiveIntegerField(default=0)),
                ('pages', models.PositiveIntegerField(default=0)),
                ('error', models.TextField(blank=True)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to='missions.mission')),
                ('of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to='outputs.version')),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.AddField(
            model_name='concurrence',
            name='of',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='concurrences', to='outputs.version'),
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.CharField(blank=True, max_length=60)),
                ('quote', models.TextField(blank=True)),
                ('before', models.CharField(blank=True, max_length=60)),
                ('after', models.CharField(blank=True, max_length=60)),
                ('text', models.TextField()),
                ('classification', missions.models.classification.ClassificationField(choices=[(0, 'unclassified'), (1, 'confidential'), (2, 'strictly confidential')], default=0)),
                ('on', models.DateField()),
                ('answer', models.TextField(blank=True)),
                ('disposition', models.CharField(choices=[('open', 'open'), ('accepted', 'accepted'), ('partly', 'partly accepted'), ('not', 'not accepted')], default='open', max_length=10)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('version', models.PositiveIntegerField(default=1)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entity', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.entity')),
                ('round', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='outputs.round')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='outputs.version')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='VersionMachine',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('outputs.version',),
        ),
        migrations.CreateModel(
            name='WorkingCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60)),
                ('base', models.PositiveIntegerField()),
                ('content', models.TextField(blank=True)),
                ('not_applicable', models.TextField(blank=True)),
                ('kept_at', models.DateTimeField(auto_now=True)),
                ('output', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='outputs.output')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Writer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60)),
                ('since', models.DateTimeField()),
                ('seen', models.DateTimeField()),
                ('output', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='outputs.output')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddConstraint(
            model_name='output',
            constraint=models.UniqueConstraint(fields=('mission', 'type'), name='one_output_of_a_type'),
        ),
        migrations.AddConstraint(
            model_name='asked',
            constraint=models.UniqueConstraint(fields=('round', 'entity'), name='asked_once_a_round'),
        ),
        migrations.AddConstraint(
            model_name='seensection',
            constraint=models.UniqueConstraint(fields=('concurrence', 'key'), name='one_hash_a_section_seen'),
        ),
        migrations.AddConstraint(
            model_name='template',
            constraint=models.UniqueConstraint(fields=('type', 'number'), name='editions_are_numbered'),
        ),
        migrations.AddConstraint(
            model_name='template',
            constraint=models.UniqueConstraint(condition=models.Q(('published_on', None)), fields=('type',), name='one_unpublished_edition'),
        ),
        migrations.AddConstraint(
            model_name='template',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 2)), name='first_edition_is_code'),
        ),
        migrations.AddConstraint(
            model_name='template',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_by', None), ('published_on', None)), models.Q(('published_by__isnull', False), ('published_on__isnull', False)), _connector='OR'), name='published_by_someone_on_a_day'),
        ),
        migrations.AddConstraint(
            model_name='templatesection',
            constraint=models.UniqueConstraint(fields=('template', 'key'), name='one_section_of_a_key'),
        ),
        migrations.AddConstraint(
            model_name='templatesection',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'prose'), ('register', '')), models.Q(('kind', 'register'), models.Q(('register', ''), _negated=True)), _connector='OR'), name='section_of_prose_or_of_a_register'),
        ),
        migrations.AddConstraint(
            model_name='transfer',
            constraint=models.UniqueConstraint(condition=models.Q(('draft', None)), fields=('output', 'by', 'sha256'), name='one_open_transfer_a_file'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(fields=('output', 'number'), name='version_numbers_are_unique'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'in_review', 'submitted', 'returned', 'issued', 'superseded'])), name='version_state_known'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('language__in', ['ar', 'zh', 'en', 'fr', 'ru', 'es'])), name='version_language_official'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('hash', ''), ('state__in', ['draft', 'in_review'])), models.Q(('state__in', ['submitted', 'returned', 'issued', 'superseded']), models.Q(('hash', ''), _negated=True)), _connector='OR'), name='version_frozen_with_hash'),
        ),
        migrations.AddConstraint(
            model_name='verdict',
            constraint=models.UniqueConstraint(fields=('upload', 'key'), name='one_verdict_a_section'),
        ),
        migrations.AddConstraint(
            model_name='sectiontext',
            constraint=models.UniqueConstraint(fields=('of', 'key'), name='one_text_a_section'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.UniqueConstraint(fields=('of', 'number'), name='round_numbers_are_unique'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_on', None)), fields=('of',), name='one_open_round_a_version'),
        ),
        migrations.AddConstraint(
            model_name='concurrence',
            constraint=models.UniqueConstraint(fields=('of', 'entity'), name='one_position_an_entity'),
        ),
        migrations.AddConstraint(
            model_name='workingcopy',
            constraint=models.UniqueConstraint(fields=('output', 'key', 'person'), name='one_working_copy_a_section_and_person'),
        ),
        migrations.AddConstraint(
            model_name='writer',
            constraint=models.UniqueConstraint(fields=('output', 'key', 'person'), name='one_writer_a_section_and_person'),
        ),
        ]),
    ]
