import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import django_fsm
import missions.models.classification
import missions.models.document
from django.conf import settings
from django.db import migrations, models

from missions.tables import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    replaces = [
        ('missions', '0001_initial'),
        ('missions', '0003_classification_and_sharing'),
        ('missions', '0005_sign_in'),
        ('missions', '0006_bodies_at_work'),
        ('missions', '0007_terms_in_rows'),
    ]

    operations = [
        Tables([
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('imtf', 'integrated mission task force'), ('impt', 'integrated mission planning team')], max_length=4)),
                ('state', django_fsm.FSMField(choices=[('to_establish', 'to be established'), ('established', 'established'), ('operational', 'operational under the lead department'), ('transferring', 'handing over to the mission'), ('backstopping', 'backstopping'), ('primary', 'in charge of planning'), ('closed', 'closed')], default='to_establish', max_length=20, protected=True)),
                ('established_on', models.DateField(blank=True, null=True)),
                ('location', models.CharField(blank=True, max_length=200)),
                ('reporting_line', models.CharField(blank=True, max_length=400)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'verbose_name_plural': 'bodies',
            },
        ),
        migrations.CreateModel(
            name='Entity',
            fields=[
                ('code', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(default='department', max_length=40)),
                ('un', models.BooleanField(default=True, verbose_name='of the United Nations')),
            ],
            options={
                'verbose_name_plural': 'entities',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('name', models.CharField(blank=True, max_length=200)),
                ('title', models.CharField(blank=True, max_length=200)),
                ('office', models.CharField(blank=True, choices=[('sg', 'Secretary-General'), ('usg', 'Under-Secretary-General'), ('office', 'office of a decider'), ('planner', 'planner'), ('pbso', 'PBSO'), ('custodian', 'custodian')], max_length=20)),
                ('clearance', missions.models.classification.ClassificationField(choices=[(0, 'unclassified'), (1, 'confidential'), (2, 'strictly confidential')], default=0)),
                ('version', models.PositiveIntegerField(default=1)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('office_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='office_staff', to=settings.AUTH_USER_MODEL)),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ('entity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='persons', to='missions.entity')),
            ],
            options={
                'ordering': ['username'],
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100)),
                ('prefix', models.CharField(max_length=12)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('scope', models.CharField(choices=[('read', 'read'), ('write', 'write')], default='write', max_length=5)),
                ('decides', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('last_used_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tokens', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='PlanningTeam',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('missions.body',),
        ),
        migrations.CreateModel(
            name='TaskForce',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('missions.body',),
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300)),
                ('note', models.TextField(blank=True)),
                ('dated', models.DateField(blank=True, null=True)),
                ('file', models.FileField(blank=True, max_length=300, upload_to=missions.models.document.storage_name)),
                ('filename', models.CharField(blank=True, max_length=255)),
                ('media_type', models.CharField(blank=True, max_length=120)),
                ('size', models.PositiveIntegerField(default=0)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('classification', missions.models.classification.ClassificationField(choices=[(0, 'unclassified'), (1, 'confidential'), (2, 'strictly confidential')], default=0)),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-added_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField()),
                ('agenda', models.TextField(blank=True)),
                ('minute', models.TextField(blank=True)),
                ('decisions', models.JSONField(default=list)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('version', models.PositiveIntegerField(default=1)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='missions.body')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-held_on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seat', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('rank', models.CharField(blank=True, max_length=20)),
                ('capacity', models.CharField(choices=[('member', 'member'), ('alternate', 'alternate'), ('officer-in-charge', 'officer-in-charge')], default='member', max_length=20)),
                ('empowered_on', models.DateField(blank=True, null=True)),
                ('consulted_on', models.DateField(blank=True, null=True)),
                ('permanent', models.BooleanField(default=True)),
                ('lead', models.BooleanField(default=False)),
                ('from_date', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('version', models.PositiveIntegerField(default=1)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='missions.body')),
                ('entity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.entity')),
                ('letter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.document')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seats', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['seat', 'from_date', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('state', models.CharField(choices=[('present', 'present'), ('absent', 'absent'), ('represented', 'represented')], max_length=12)),
                ('represented_by', models.CharField(blank=True, max_length=200)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendance', to='missions.meeting')),
                ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='missions.member')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Mission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('country', models.CharField(max_length=120)),
                ('purpose', models.CharField(default='new', max_length=20)),
                ('state', django_fsm.FSMField(choices=[('pre_planning', 'pre-planning'), ('awaiting_initiation', 'awaiting initiation'), ('in_level', 'in a level'), ('awaiting_council', 'awaiting the Security Council'), ('ended_no_operation', 'ended without an operation'), ('other_form', 'other form of presence'), ('completed', 'completed')], default='pre_planning', max_length=30, protected=True)),
                ('cycle', models.PositiveSmallIntegerField(default=1)),
                ('peacekeeping_foreseen', models.BooleanField(default=True)),
                ('form', models.CharField(blank=True, max_length=40)),
                ('form_note', models.CharField(blank=True, max_length=400)),
                ('transfer', models.CharField(choices=[('none', 'not begun'), ('initiated', 'initiated'), ('complete', 'complete')], default='none', max_length=12)),
                ('classification', missions.models.classification.ClassificationField(choices=[(0, 'unclassified'), (1, 'confidential'), (2, 'strictly confidential')], default=0)),
                ('options', models.JSONField(blank=True, default=dict)),
                ('opened_on', models.DateField()),
                ('definition_version', models.PositiveSmallIntegerField(default=1)),
                ('demonstration_date', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('record_number', models.PositiveIntegerField(default=0)),
                ('record_head', models.CharField(blank=True, max_length=64)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('lead_department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='led_missions', to='missions.entity')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opened_missions', to=settings.AUTH_USER_MODEL)),
                ('predecessor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successor_missions', to='missions.mission')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='LeadTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('ground', models.CharField(max_length=400)),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.entity')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lead_terms', to='missions.mission')),
            ],
            options={
                'ordering': ['since', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(blank=True, max_length=3)),
                ('output', models.CharField(blank=True, max_length=40)),
                ('from_date', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('invited_on', models.DateField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('entity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.entity')),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='missions.mission')),
            ],
            options={
                'ordering': ['from_date', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('release_event', models.CharField(max_length=400)),
                ('since', models.DateField()),
                ('released_on', models.DateField(blank=True, null=True)),
                ('released_by_event', models.CharField(blank=True, max_length=400)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='missions.mission')),
            ],
            options={
                'ordering': ['since', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Flag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60)),
                ('sentence', models.CharField(max_length=500)),
                ('where', models.CharField(blank=True, max_length=300)),
                ('on', models.DateField()),
                ('raised_at', models.DateTimeField(auto_now_add=True)),
                ('raised_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='flags', to='missions.mission')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chain', models.CharField(max_length=60)),
                ('number', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('happened_on', models.DateField()),
                ('kind', models.CharField(choices=[('act', 'act'), ('fact', 'fact'), ('refusal', 'refused attempt'), ('writing', 'writing')], max_length=10)),
                ('verb', models.CharField(max_length=60)),
                ('sentence', models.TextField()),
                ('person_name', models.CharField(max_length=200)),
                ('person_title', models.CharField(blank=True, max_length=200)),
                ('person_role', models.CharField(blank=True, max_length=200)),
                ('acting_for', models.CharField(blank=True, max_length=200)),
                ('state_from', models.CharField(blank=True, max_length=40)),
                ('state_to', models.CharField(blank=True, max_length=40)),
                ('detail', models.JSONField(default=dict)),
                ('previous', models.CharField(blank=True, max_length=64)),
                ('hash', models.CharField(max_length=64)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='record', to=settings.AUTH_USER_MODEL)),
                ('mission', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='record', to='missions.mission')),
            ],
            options={
                'verbose_name_plural': 'entries',
                'ordering': ['-id'],
            },
        ),
        migrations.AddField(
            model_name='document',
            name='mission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='missions.mission'),
        ),
        migrations.CreateModel(
            name='Deviation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(blank=True, max_length=3)),
                ('cycle', models.PositiveSmallIntegerField()),
                ('code', models.CharField(max_length=60)),
                ('sentences', models.JSONField(default=list)),
                ('explanation', models.TextField()),
                ('on', models.DateField()),
                ('accepted_on', models.DateField(blank=True, null=True)),
                ('accepted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deviations', to='missions.mission')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddField(
            model_name='body',
            name='mission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='missions.mission'),
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('planner', 'planner'), ('pbso', 'PBSO'), ('srsg', 'SRSG'), ('mission-staff', 'mission staff'), ('rc-hc', 'RC/HC'), ('unct-member', 'member of the UNCT'), ('field', 'field contributor'), ('partner', 'partner'), ('observer', 'observer'), ('sg', 'acting for the Secretary-General'), ('usg', 'acting for an Under-Secretary-General')], max_length=20)),
                ('from_date', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('acting_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='represented_by', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to=settings.AUTH_USER_MODEL)),
                ('entity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.entity')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='missions.mission')),
            ],
            options={
                'ordering': ['role', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ActionPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gate', models.CharField(blank=True, max_length=20)),
                ('text', models.TextField()),
                ('owner_name', models.CharField(blank=True, max_length=400)),
                ('due', models.DateField(blank=True, null=True)),
                ('set_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('dropped_on', models.DateField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('version', models.PositiveIntegerField(default=1)),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='action_points', to=settings.AUTH_USER_MODEL)),
                ('body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='action_points', to='missions.body')),
                ('entity', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.entity')),
                ('meeting', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='action_points', to='missions.meeting')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='action_points', to='missions.mission')),
            ],
            options={
                'ordering': [models.OrderBy(models.F('due'), nulls_last=True), 'id'],
            },
        ),
        migrations.CreateModel(
            name='NeedToKnow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('output', models.CharField(blank=True, max_length=40)),
                ('reason', models.CharField(max_length=400)),
                ('from_date', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('put_on', models.DateField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='need_to_know', to='missions.mission')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('put_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'need to know',
                'ordering': ['output', 'from_date', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Reinforcement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('side', models.CharField(max_length=20)),
                ('people', models.JSONField(default=list)),
                ('from_date', models.DateField()),
                ('until', models.DateField()),
                ('asked_on', models.DateField()),
                ('state', models.CharField(choices=[('asked', 'asked for'), ('ordered', 'ordered'), ('declined', 'declined')], default='asked', max_length=10)),
                ('answer', models.TextField(blank=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reinforcements', to='missions.body')),
            ],
            options={
                'ordering': ['-asked_on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='SecurityEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('signed-in', 'signed in'), ('signed-out', 'signed out'), ('failed', 'sign-in failed'), ('locked', 'too many attempts'), ('refused', 'single sign-on refused'), ('factor-added', 'second factor added'), ('factor-removed', 'second factor removed'), ('factor-used', 'second factor used'), ('factor-failed', 'second factor not right'), ('confirmed', 'confirmed by password'), ('codes-made', 'recovery codes made'), ('session-ended', 'session ended'), ('password-changed', 'password changed'), ('password-set', 'password set by a link'), ('link-asked', 'link for a new password asked for')], max_length=20)),
                ('what', models.CharField(blank=True, max_length=200)),
                ('address', models.GenericIPAddressField(blank=True, null=True)),
                ('agent', models.CharField(blank=True, max_length=200)),
                ('count', models.PositiveIntegerField(default=1)),
                ('at', models.DateTimeField()),
                ('last_at', models.DateTimeField()),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='security_events', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-last_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='SubGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('budget', 'budget'), ('transition', 'transition'), ('joint-transition', 'joint transition'), ('other', 'other')], max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('task', models.TextField(blank=True)),
                ('from_date', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('version', models.PositiveIntegerField(default=1)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sub_groups', to='missions.body')),
            ],
            options={
                'ordering': ['from_date', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SubGroupMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sub_group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='missions.subgroup')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Terms',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField(blank=True)),
                ('written_on', models.DateField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='missions.body')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'terms',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='BodyReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('called_on', models.DateField()),
                ('held_on', models.DateField(blank=True, null=True)),
                ('objectives', models.TextField(blank=True)),
                ('membership', models.TextField(blank=True)),
                ('tasks', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='missions.body')),
                ('held_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('terms', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.terms')),
            ],
            options={
                'ordering': ['-called_on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Trigger',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('type', models.CharField(choices=[('council', 'Security Council deliberations'), ('request', 'recommendation or request to look at options'), ('peacebuilding', 'peacebuilding strategy under development'), ('peace-agreement', 'peace agreement negotiated or signed'), ('other', 'other')], max_length=20)),
                ('date', models.DateField()),
                ('source', models.CharField(max_length=400)),
                ('note', models.TextField(blank=True)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='triggers', to='missions.mission')),
            ],
            options={
                'ordering': ['date', 'id'],
            },
        ),
        migrations.CreateModel(
            name='View',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('output', models.CharField(blank=True, max_length=40)),
                ('number', models.BigIntegerField(null=True)),
                ('classification', missions.models.classification.ClassificationField(choices=[(0, 'unclassified'), (1, 'confidential'), (2, 'strictly confidential')], default=0)),
                ('way', models.CharField(choices=[('page', 'page'), ('file', 'file'), ('pdf', 'PDF'), ('word', 'Word file'), ('export', 'export'), ('api', 'API')], max_length=6)),
                ('act', models.CharField(default='GET', max_length=10)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='views', to='missions.mission')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='BackstoppingRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('asked_on', models.DateField()),
                ('wanted_by', models.DateField(blank=True, null=True)),
                ('answer', models.TextField(blank=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='missions.body')),
            ],
            options={
                'ordering': ['-asked_on', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_by', None), ('answered_on', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_by__isnull', False), ('answered_on__isnull', False)), _connector='OR'), name='answered_by_someone_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Deployment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('direction', models.CharField(choices=[('to-field', 'to the field'), ('to-headquarters', 'to headquarters')], max_length=16)),
                ('name', models.CharField(max_length=200)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('task', models.TextField(blank=True)),
                ('from_date', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('version', models.PositiveIntegerField(default=1)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deployments', to='missions.body')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deployments', to=settings.AUTH_USER_MODEL)),
                ('entity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.entity')),
            ],
            options={
                'ordering': ['from_date', 'id'],
                'indexes': [models.Index(fields=['person', 'body'], name='missions_de_person__37fa84_idx')],
            },
        ),
        migrations.CreateModel(
            name='ChairTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('from_date', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chairs', to='missions.body')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='chairs', to=settings.AUTH_USER_MODEL)),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.entity')),
            ],
            options={
                'ordering': ['from_date', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('body',), name='one_sitting_chair_a_body')],
            },
        ),
        migrations.CreateModel(
            name='Idempotency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=200)),
                ('request_digest', models.CharField(max_length=64)),
                ('status', models.PositiveSmallIntegerField(default=0)),
                ('headers', models.JSONField(default=dict)),
                ('body', models.BinaryField(default=bytes)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'key'), name='idempotency_key_once')],
            },
        ),
        migrations.AddIndex(
            model_name='member',
            index=models.Index(fields=['person', 'body'], name='missions_me_person__687259_idx'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'member'), name='one_attendance_a_member'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'represented'), ('represented_by', ''), _connector='XOR'), name='represented_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='mission',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['pre_planning', 'awaiting_initiation', 'in_level', 'awaiting_council', 'ended_no_operation', 'other_form', 'completed'])), name='mission_state_known'),
        ),
        migrations.AddConstraint(
            model_name='mission',
            constraint=models.CheckConstraint(condition=models.Q(('transfer__in', ['none', 'initiated', 'complete'])), name='mission_transfer_known'),
        ),
        migrations.AddIndex(
            model_name='invitation',
            index=models.Index(fields=['mission', 'person'], name='missions_in_mission_dcc1c4_idx'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('entity', None), ('person__isnull', False)), models.Q(('entity__isnull', False), ('person', None)), _connector='OR'), name='invited_is_an_entity_or_a_person'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('level', ''), ('output', ''), _negated=True), name='invited_to_a_level_or_an_output'),
        ),
        migrations.AddConstraint(
            model_name='hold',
            constraint=models.UniqueConstraint(condition=models.Q(('released_on', None)), fields=('mission',), name='one_open_hold_a_mission'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('chain', 'number'), name='record_numbers_are_unique'),
        ),
        migrations.AddConstraint(
            model_name='deviation',
            constraint=models.UniqueConstraint(fields=('mission', 'level', 'cycle', 'code'), name='one_explanation_a_code_and_run'),
        ),
        migrations.AddConstraint(
            model_name='deviation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted_by', None), ('accepted_on', None)), models.Q(('accepted_by__isnull', False), ('accepted_on__isnull', False)), _connector='OR'), name='accepted_by_someone_on_a_day'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.UniqueConstraint(fields=('mission', 'kind'), name='one_body_of_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['to_establish', 'established', 'operational', 'transferring', 'backstopping', 'primary', 'closed'])), name='body_state_known'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(fields=['person', 'mission'], name='missions_as_person__72a0e5_idx'),
        ),
        migrations.AddConstraint(
            model_name='actionpoint',
            constraint=models.CheckConstraint(condition=models.Q(('done_on', None), ('dropped_on', None), _connector='OR'), name='done_or_dropped'),
        ),
        migrations.AddConstraint(
            model_name='actionpoint',
            constraint=models.CheckConstraint(condition=models.Q(('dropped_on', None), models.Q(('note', ''), _negated=True), _connector='OR'), name='dropped_for_a_reason'),
        ),
        migrations.AddIndex(
            model_name='needtoknow',
            index=models.Index(fields=['person', 'mission'], name='missions_ne_person__ee0e35_idx'),
        ),
        migrations.AddIndex(
            model_name='securityevent',
            index=models.Index(fields=['person', '-last_at'], name='missions_se_person__b83feb_idx'),
        ),
        migrations.AddIndex(
            model_name='securityevent',
            index=models.Index(fields=['-last_at'], name='missions_se_last_at_0f616a_idx'),
        ),
        migrations.AddConstraint(
            model_name='terms',
            constraint=models.UniqueConstraint(fields=('body', 'number'), name='one_text_a_version_of_terms'),
        ),
        migrations.AddConstraint(
            model_name='bodyreview',
            constraint=models.UniqueConstraint(condition=models.Q(('held_on', None)), fields=('body',), name='one_open_review_a_body'),
        ),
        migrations.AddIndex(
            model_name='view',
            index=models.Index(fields=['mission', 'output'], name='missions_vi_mission_dad8be_idx'),
        ),
        ]),
    ]
